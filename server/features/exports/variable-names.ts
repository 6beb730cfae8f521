// Names that SPSS, R, Triple-S and DDI all take: ASCII letters, digits, `_` and `.`, beginning with a letter.

const longest = 64;
/** Words of SPSS's own language. */
const reserved = new Set(['all', 'and', 'by', 'eq', 'ge', 'gt', 'le', 'lt', 'ne', 'not', 'or', 'to', 'with']);

/** Gives each wanted name the nearest one that is allowed and was not given before, letters' case aside. */
export function variableNames(): (wanted: string) => string {
  const given = new Set<string>();
  return (wanted) => {
    const bare = wanted
      .replace(/[^A-Za-z0-9_.]/g, '_')
      .replace(/^(?![A-Za-z])/, 'q')
      .replace(/\.+$/, '');
    for (let count = 1; ; count += 1) {
      const suffix = count === 1 && !reserved.has(bare.toLowerCase()) ? '' : `_${count}`;
      const name = bare.slice(0, longest - suffix.length) + suffix;
      if (given.has(name.toLowerCase())) continue;
      given.add(name.toLowerCase());
      return name;
    }
  };
}
