import { createContext } from 'react';

/** True around what is only looked at, such as a preview: the keys declared inside do nothing and are listed nowhere. */
export const KeysRestContext = createContext(false);
