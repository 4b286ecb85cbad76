"""Clean returns that look odd: each must give no error and no warning."""

import copy
import datetime

import base

D = datetime.date
RETURNS = []


def changed(name, *edits, drop=(), options=()):
    """A clean return with values changed: (list or "*", key, {field: value}); a new key is a copy of `like`."""

    def make(path):
        lists = base.rows()
        for number, key in drop:
            del lists[number][key]
        for number, key, values in edits:
            values = dict(values)
            like = values.pop("like", None)
            for n in lists if number == "*" else [number]:
                if like:
                    lists[n][key] = dict(lists[n][like])
                if key in lists[n]:
                    lists[n][key] |= {f: v for f, v in values.items() if f in dict(base.COLUMNS[n])}
                    if "dob" in values and "age" not in values:
                        lists[n][key]["age"] = base.age(values["dob"])
        base.write(path, lists)
        return options

    RETURNS.append((name, make))


def every(name, rewrite):
    """A clean return with each value sent through `rewrite(list, field, value)`."""

    def make(path):
        lists = base.rows()
        for number, people in lists.items():
            for row in people.values():
                for field in row:
                    row[field] = rewrite(number, field, row[field])
        base.write(path, lists)

    RETURNS.append((name, make))


def dates(form):
    return lambda number, field, value: form(value) if isinstance(value, D) else value


every("dates as day, month, year text", dates(lambda day: day.strftime("%d/%m/%Y")))
every("ISO dates", dates(lambda day: day.isoformat()))
every("dates with dots", dates(lambda day: f"{day.day}.{day.month}.{day.year}"))
every("dates with short months", dates(lambda day: day.strftime("%d-%b-%y")))
every("dates with long months", dates(lambda day: day.strftime("%d %B %Y")))
every("dates as serial numbers", dates(lambda day: (day - D(1899, 12, 30)).days))
every("dates with a midnight", dates(lambda day: day.strftime("%d/%m/%Y 00:00:00")))
every("identifiers with leading zeros", lambda n, f, v: f"00{v}" if f == "id" and n < 11 else v)
every("numbers as text", lambda n, f, v: str(v) if isinstance(v, int) else v)
every("numbers with a trailing nought", lambda n, f, v: f"{v}.0" if f in base.NUMBERS and v is not None else v)
every("dashes where there is nothing", lambda n, f, v: "-" if v is None else v)
every("spaces where there is nothing", lambda n, f, v: "  " if v is None else v)
every("N/A where there is nothing", lambda n, f, v: "N/A" if v is None else v)
every("spaces around text", lambda n, f, v: f" {v}  " if isinstance(v, str) else v)
every("capitals", lambda n, f, v: v.upper() if isinstance(v, str) and f not in ("family", "id") else v)
every("small letters", lambda n, f, v: v.lower() if isinstance(v, str) and f not in ("family", "id") else v)
every("no-break spaces", lambda n, f, v: v.replace(" ", "\u00a0") if isinstance(v, str) else v)
every("plain yes and no", lambda n, f, v: {"a) Yes": "Yes", "b) No": "No"}.get(v, v) if isinstance(v, str) else v)
every("Y and N", lambda n, f, v: {"a) Yes": "Y", "b) No": "N"}.get(v, v) if isinstance(v, str) else v)
every("Booleans", lambda n, f, v: {"a) Yes": True, "b) No": False}.get(v, v) if f in ("nfa", "unnecessary", "police") else v)
every("bare ethnicity codes", lambda n, f, v: v[3:] if f == "ethnicity" else v)
every("gender initials", lambda n, f, v: v[3:4] if f == "gender" else v)
every("bare needs", lambda n, f, v: v[:2] if f == "need" else v)
every("bare legal statuses", lambda n, f, v: v[:2] if f == "legal" else v)
every("bare codes after a letter", lambda n, f, v: v.split(" ")[1].rstrip(":") if v and f in ("source", "provider")
      or v and n == 8 and f == "type" else v)  # fmt: skip
every("bare placement places", lambda n, f, v: v[3:] if f == "location" else v)
every("postcodes without their space", lambda n, f, v: v.replace(" ", "").lower() if f == "postcode" else v)


def layout(name, columns=None, names=None, titles=(), after=None):
    def make(path):
        base.write(path, base.rows(), columns=columns or base.COLUMNS, names=names, titles=titles)
        if after:
            import openpyxl

            book = openpyxl.load_workbook(path)
            after(book)
            book.save(path)

    RETURNS.append((name, make))


layout("headings in the second row", titles=range(1, 12))
layout("underscored sheets", names={n: f"List_{n}" for n in range(1, 12)})
layout("named sheets", names=dict(enumerate(
    ("Contacts", "Early Help", "Referrals", "Assessments", "Sec47 and ICPC", "Children in Need", "Child Protection",
     "Children in Care", "Care Leavers", "Adoption", "Adopters"), 1)))  # fmt: skip
layout("sheets in another order", after=lambda book: book._sheets.reverse())
layout("columns in another order", columns={n: c[::-1] for n, c in base.COLUMNS.items()})
layout("extra columns", columns={n: [*c, ("x", "Postal district"), ("y", "Notes of the team")] for n, c in base.COLUMNS.items()})
layout("headings in capitals", columns={n: [(f, h.upper()) for f, h in c] for n, c in base.COLUMNS.items()})
layout("headings with line breaks",
       columns={n: [(f, h.replace(" of ", "\nof ")) for f, h in c] for n, c in base.COLUMNS.items()})  # fmt: skip
layout("a front sheet", after=lambda book: book.create_sheet("Front_Sheet", 0).append(["Demoshire"]))


def blank_below(book):
    for sheet in book:
        for row in range(sheet.max_row + 1, sheet.max_row + 40):
            sheet.cell(row, 1, "")


layout("blank rows below", after=blank_below)

changed("an unborn child", (3, "C11", {"dob": D(2024, 6, 1)}), (1, "C11", {"dob": D(2024, 6, 1)}),
        (4, "C11", {"dob": D(2024, 6, 1)}), (6, "C11", {"dob": D(2024, 6, 1)}))  # fmt: skip
changed("an unborn child without a due date", ("*", "C11", {"dob": None, "age": -1}))
changed("born after the referral", ("*", "C11", {"dob": D(2024, 3, 20)}))
changed("eighteen on the day", ("*", "C8", {"dob": D(2006, 3, 31)}), (9, "C8", {"eligibility": "b) Former relevant child"}))
changed("eighteen the day after", ("*", "C8", {"dob": D(2006, 4, 1)}))
changed("born on a leap day", ("*", "C2", {"dob": D(2012, 2, 29)}))
changed("born on a leap day, sixteen in a common year", ("*", "C8", {"dob": D(2008, 2, 29)}))
changed("first day of the window", (1, "C14", {"date": D(2023, 9, 30)}), (3, "C14", {"date": D(2023, 9, 30)}),
        (2, "C10", {"start": D(2023, 9, 1), "end": D(2023, 9, 30)}))  # fmt: skip
changed("last day of the window", (1, "C11", {"date": D(2024, 3, 31)}), (4, "C11", {"start": D(2024, 3, 31)}))
changed("a plan that ended on the first day", (7, "C13", {"end": D(2023, 9, 30), "visit": None, "alone": None, "review": None}))
changed("care that ended on the day", (8, "C15", {"end": D(2024, 3, 31)}))
changed("an adoption twelve months ago", (10, "C5", {"adopted": D(2023, 3, 31)}), (11, "A3", {"adopted": D(2023, 3, 31)}),
        drop=[(8, "C5"), (6, "C5")])  # fmt: skip
changed("siblings with the same details", (2, "X", {"like": "C9", "id": 2009}), (1, "X", {"like": "C14", "id": 2014}))
changed("a re-referral", (3, "C14", {"count": 1}),
        (3, "X", {"like": "C14", "date": D(2024, 2, 12), "count": 1}))  # fmt: skip
changed("two contacts on one day", (1, "X", {"like": "C2", "source": "q) 6: Police"}))
changed("an adopter without a child or family", (11, "A4", {"family": None}))
changed("an adopter who left", (11, "A4", {"left": D(2024, 2, 1), "reason": "1 - Adopter withdrew from process"}))
changed("the original process", (11, "A4", {"start1": None, "end1": None, "start2": None, "applied": D(2023, 11, 1)}))
for years in (18, 20, 24, 25):
    changed(f"a care leaver of {years}", ("*", "C7", {"dob": D(2024 - years, 3, 31)}))
changed("a care leaver out of touch", (9, "C7", {"touch": "b) No", "type": None, "suitable": None, "activity": None}))
changed("a temporary placement without a provider", (8, "C3", {"type": "x) T1: Temporary placement - hospital", "provider": None}))
changed("placed in Wales without a postcode", (8, "C3", {"authority": "WAL - Child placed in Wales", "location": "b) Out", "postcode": None}))
changed("an authority by its number", (8, "C3", {"authority": 330}))
changed("an authority by its code", (8, "C3", {"authority": "E08000025"}))
changed("an assessment open for long", (4, "C11", {"start": D(2023, 8, 1)}))


def older(path):
    lists = base.rows()
    columns = copy.deepcopy(base.COLUMNS)
    columns[9] = [c for c in columns[9] if c[0] not in ("uasc", "adviser", "pathway", "contact")]
    lists[9]["C7"]["activity"] = "F3: Full time in training or employment"
    del lists[9]["C8"]
    base.write(path, lists, columns=columns, names={n: f"List_{n}" for n in columns}, titles=columns)


RETURNS.append(("the layout of 2019", older))
