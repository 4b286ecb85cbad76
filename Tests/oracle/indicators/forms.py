"""The forms of result: shares, bands, durations, percentiles and tables."""
import collections

from indicators.lists import cal, code, isdate, letter, plus, quantile, yes

ETHNIC = [("WBRI", "WIRI", "WIRT", "WOTH", "WROM"), ("MWBC", "MWBA", "MWAS", "MOTH"),
          ("AIND", "APKN", "ABAN", "AOTH"), ("BCRB", "BAFR", "BOTH"), ("CHNE", "OOTH"), ("REFU", "NOBT")]


def grouped(values, groups):
    """Counts by group, and last the values in none of them."""
    where = {c: n for n, group in enumerate(groups) for c in group}
    counts = [0] * (len(groups) + 1)
    for value in values:
        counts[where.get(value, len(groups))] += 1
    return counts


def upto(values, edges):
    """Counts of numbers up to each edge, then above the last; last of all those not recorded (None)."""
    counts = [0] * (len(edges) + 2)
    for value in values:
        if value is None:
            counts[-1] += 1
        else:
            counts[next((n for n, edge in enumerate(edges) if value <= edge), len(edges))] += 1
    return counts


class Forms:
    def put(self, id, value, num=None, den=None, bands=None, table=None):
        self.out[id] = {"value": value, "numerator": num, "denominator": den, "bands": bands, "table": table,
                        "also": []}

    def also(self, id, *values):
        """Values that the program gives beside the first one, in any order."""
        self.out[id]["also"] += values

    def share(self, id, num, den, bands=None):
        self.put(id, 100 * num / den if den else None, num, den, bands)

    def ratio(self, id, num, den):
        self.put(id, num / den if den else None, num, den)

    def part(self, id, rows, test, bands=None):
        self.share(id, sum(1 for x in rows if test(x)), len(rows), bands)

    def bands(self, id, counts):
        self.put(id, sum(counts), bands=counts)

    def flag(self, id, rows, column, known=False, answers=("Yes", "No", "Unknown")):
        counts = grouped([yes(x[column]) for x in rows], [(a,) for a in answers])
        self.share(id, counts[0], counts[0] + counts[1] if known else sum(counts), None if known else counts)

    def ethnic(self, id, rows):
        self.bands(id, grouped([code(x["ethnicity"]) for x in rows], ETHNIC))

    def gender(self, id, rows):
        letters = collections.Counter(letter(x["gender"]) for x in rows)
        both = letters["a"] + letters["b"]
        self.share(id, letters["a"], both, [letters[a] for a in "abcd"] + [letters[None]])
        self.also(id, 100 * letters["b"] / both if both else None)

    def pyramid(self, id, rows):
        table = collections.Counter((x["years"], letter(x["gender"])) for x in rows)
        self.put(id, len(rows), table=table)

    def long(self, id, rows, start, end):
        counts = [0] * 8
        for x in rows:
            a, b = x[start], x[end] if end else self.r
            if not isdate(a) or not isdate(b):
                counts[7] += 1
            elif b >= a:
                counts[0 if b <= plus(a, 3) else 1 if b <= plus(a, 6) else
                       next((n + 2 for n, m in enumerate((12, 24, 36, 60)) if b < plus(a, m)), 6)] += 1
        self.bands(id, counts)

    def many(self, id, rows):
        sizes = collections.Counter(x["id"] for x in rows).values()
        self.bands(id, [sum(1 for n in sizes if n == k) for k in (2, 3, 4)] + [sum(1 for n in sizes if n > 4)])

    def letters(self, id, rows, column, letters):
        self.bands(id, grouped([letter(x[column]) for x in rows], [(a,) for a in letters]))

    def times(self, id, rows, start, end, edges):
        """Counts by whole months, the last of them open above; each edge belongs to the band below it."""
        counts = [0] * (len(edges) + 2)
        for x in rows:
            a, b = x[start] if start else self.r, x[end] if end else self.r
            if not isdate(a) or not isdate(b):
                counts[-1] += 1
            elif b >= a:
                counts[next((n for n, m in enumerate(edges) if b <= plus(a, m)), len(edges))] += 1
        self.bands(id, counts)

    def dur(self, id, rows, start, end=None):
        counts = [0] * 6
        for x in rows:
            a, b = x[start], x[end] if end else self.r
            if not isdate(a) or not isdate(b):
                counts[5] += 1
            elif b >= a:
                counts[0 if b <= plus(a, 3) else 1 if b <= plus(a, 6) else 2 if b < plus(a, 12)
                       else 3 if b < plus(a, 24) else 4] += 1
        self.bands(id, counts)

    def spans(self, rows, start, end, measure):
        """Lengths: None where a date is wanting; negative ones are left out."""
        for x in rows:
            a, b = x[start] if start else self.r, x[end] if end else self.r
            if not isdate(a) or not isdate(b):
                yield None
            elif b >= a:
                yield measure(a, b)

    def known(self, rows, start, end, measure):
        return [n for n in self.spans(rows, start, end, measure) if n is not None]

    def mean(self, id, rows, start, end, measure=cal):
        days = self.known(rows, start, end, measure)
        self.put(id, sum(days) / len(days) if days else None, sum(days), len(days))
        self.also(id, quantile(days, 0.5) if days else None)

    def median(self, id, rows, start, end, measure=cal):
        days = self.known(rows, start, end, measure)
        self.put(id, quantile(days, 0.5) if days else None)

    def quartiles(self, id, days):
        low, middle, high = (quantile(days, q) if days else None for q in (0.25, 0.5, 0.75))
        self.put(id, middle)
        self.also(id, low, high)

    def months(self, id, rows, *columns):
        counts = collections.Counter((x[columns[0]].year, x[columns[0]].month) for x in rows)
        day, out = self.data.w6.replace(day=1), []
        while day <= self.r:
            out.append(counts[day.year, day.month])
            day = plus(day, 1)
        self.bands(id, out)

    def count(self, id, rows):
        self.put(id, len(rows))

    def children(self, id, rows):
        self.put(id, len({x["id"] for x in rows}))

    def since(self, value, months):
        return isdate(value) and plus(self.r, -months) <= value

    def before(self, value, months):
        """value + months <= R"""
        return isdate(value) and plus(value, months) <= self.r
