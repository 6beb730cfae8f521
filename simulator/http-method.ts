/** With which method the product asked to be fetched or called back. */
export type HttpMethod = 'GET' | 'POST';
