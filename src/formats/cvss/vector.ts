// The text form that all CVSS versions share: `AV:N/AC:L/…`.

export type Metrics = ReadonlyMap<string, string>;

/** The metrics of a vector without its prefix; undefined when it is malformed or names a metric twice. */
export function parseMetrics(text: string): Metrics | undefined {
  const metrics = new Map<string, string>();
  for (const field of text.split('/')) {
    const [, name, value] = /^([A-Za-z]{1,3}):([A-Za-z]{1,5})$/.exec(field) ?? [];
    if (name === undefined || value === undefined || metrics.has(name)) return undefined;
    metrics.set(name, value);
  }
  return metrics;
}

/** Weights of metrics' values, in the order of the specification. */
export type Weights<Name extends string> = Readonly<Record<Name, Readonly<Record<string, number>>>>;

/** The weight of every metric of `weights`; undefined when one is missing or has an unknown value. */
export function weigh<Name extends string>(
  metrics: Metrics,
  weights: Weights<Name>,
): Readonly<Record<Name, number>> | undefined {
  const weighed = Object.create(null) as Record<Name, number>;
  for (const name of Object.keys(weights) as Name[]) {
    const value = metrics.get(name) ?? '';
    if (!Object.hasOwn(weights[name], value)) return undefined;
    weighed[name] = weights[name][value] ?? 0;
  }
  return weighed;
}
