type Pressed = Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'key' | 'code' | 'repeat' | 'defaultPrevented'>;

/**
 * Alt R, pressed once. Where Alt writes another letter, it is the key that counts; what somebody else has taken, such as
 * the screen of whoever is being helped, was pressed there and not here.
 */
export const isFollowKey = ({ altKey, ctrlKey, metaKey, key, code, repeat, defaultPrevented }: Pressed): boolean =>
  altKey && !ctrlKey && !metaKey && !repeat && !defaultPrevented && (key.toLowerCase() === 'r' || code === 'KeyR');
