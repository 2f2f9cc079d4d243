/** The same function, which makes each of its answers once. */
export function remembered<Key, Answer>(make: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key) as Answer;
  };
}
