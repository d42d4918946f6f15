// Maps with several values under a key, filled one by one. For those that are there at once, `Map.groupBy`.

export function appendTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
