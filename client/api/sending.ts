// Sends a request and tells how much of its body has gone, which fetch cannot say.
import type { Send } from './client.ts';

/** Does what fetch does for a request whose body is a form; `onSent` hears the bytes gone so far. */
export function sendTelling(onSent: (bytes: number) => void): Send {
  return (address, { method = 'POST', body, headers, signal }) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const abort = () => request.abort();
      request.open(method, address);
      for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value);
      request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
      request.addEventListener('load', () =>
        resolve(new Response(request.responseText, { status: request.status })),
      );
      request.addEventListener('error', () => reject(new TypeError(`${address} was not reached`)));
      request.addEventListener('abort', () =>
        reject(new DOMException('Stopped while sending', 'AbortError')),
      );
      request.addEventListener('loadend', () => signal?.removeEventListener('abort', abort));
      signal?.addEventListener('abort', abort, { once: true });
      request.send(body instanceof FormData ? body : null);
    });
}
