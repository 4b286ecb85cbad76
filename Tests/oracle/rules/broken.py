"""One case for each error and warning that the text of the rules knows: a faultless return with one thing wrong.

`case(rule, severity, list, key, at, edits)`: the finding is expected once, at the cell of `at`, or anywhere in the row
with `at="row"`, or anywhere with `at=None`. `also` are the rules that the text has fire from the same edit.
"""

from datetime import date as D

CASES = []


def case(rule, severity, number, key, at, edits, also=(), more=(), drop=(), add=(), book=None, options=(), times=1, name=""):
    CASES.append(
        dict(
            rule=rule, severity=severity, list=number, key=key, at=at, edits=[(number, key, edits), *more],
            also=set(also), drop=drop, add=add, book=book, options=options, times=times, name=name,
        )
    )


def error(rule, number, key, at, **more):
    case(rule, "error", number, key, at, *split(more))


def warning(rule, number, key, at, **more):
    case(rule, "warning", number, key, at, *split(more))


OPTIONS = ("also", "more", "drop", "add", "book", "options", "times", "name")


def split(more):
    edits = {k: v for k, v in more.items() if k not in OPTIONS}
    rest = {k: v for k, v in more.items() if k in OPTIONS}
    return (edits, *(rest.get(k, d) for k, d in zip(OPTIONS, ((), (), (), (), None, (), 1, ""))))


# File and layout
def column(number, heading):
    """Takes the column of a heading out."""

    def change(book):
        sheet = book[f"List {number}"]
        sheet.delete_cols([c.value for c in sheet[1]].index(heading) + 1)

    return change


def doubled(number, heading, value=None):
    """Adds a second column of a heading, with the same values but for the first row's."""

    def change(book):
        sheet = book[f"List {number}"]
        index = [c.value for c in sheet[1]].index(heading) + 1
        new = sheet.max_column + 1
        for row in range(1, sheet.max_row + 1):
            sheet.cell(row, new, sheet.cell(row, index).value)
        if value:
            sheet.cell(2, new, value)

    return change


def inserted(number, row, values):
    def change(book):
        sheet = book[f"List {number}"]
        sheet.insert_rows(row)
        for index, value in enumerate(values(sheet) if callable(values) else values):
            sheet.cell(row, index + 1, value)

    return change


def emptied(number):
    return lambda book: book[f"List {number}"].delete_rows(2, 100)


def junk(book):
    sheet = book["List 2"]
    sheet.delete_rows(1, 100)
    sheet["A1"] = "to follow"


def copied(book):
    book.copy_worksheet(book["List 1"]).title = "List 1 again"


def only_notes(book):
    for sheet in book.worksheets[1:]:
        book.remove(sheet)
    sheet = book.worksheets[0]
    sheet.title = "Notes"
    sheet.delete_rows(1, 100)
    sheet["A1"] = "nothing here"


error("A00-R01", 1, "C1", None, book=only_notes, also=["A00-R02"])
warning("A00-R02", 2, None, None, book=lambda b: b.remove(b["List 2"]))
warning("A00-R02", 8, None, None, book=lambda b: b.remove(b["List 8"]), name="looked after")
warning("A00-R02", 6, None, None, book=lambda b: b.remove(b["List 6"]), name="in need")
error("A00-R03", 1, None, None, book=copied)
error("A00-R04", 2, None, None, book=junk, also=["A00-R02"])
error("A00-R05", 1, None, None, book=column(1, "Contact Source"))
error("A00-R05", 8, None, None, book=column(8, "Placement Location"), name="location")
warning("A00-R06", 6, None, None, book=column(6, "Date Child Was Last Seen"))
warning("A00-R06", 9, None, None, book=column(9, "Allocated Personal Advisor"), name="newer column")
error("A00-R08", 1, None, None, book=doubled(1, "Contact Source", "m) 4: Housing"))
warning("A00-R09", 1, None, None, book=doubled(1, "Contact Source"))
error("A00-R12", 3, "C2", "nfa", nfa="#N/A")
error("A00-R12", 6, "C2", "need", need="#REF!", name="broken reference")
warning("A00-R12", 6, "C2", "seen", seen="#VALUE!", name="not required")
warning("A00-R13", 6, "C2", "seen", seen="=1+1")
warning("A00-R14", 2, None, None, book=inserted(2, 3, []))
warning("A00-R15", 2, None, None, book=inserted(2, 4, ["Total", 2]))
warning("A00-R15", 1, None, None, book=inserted(1, 7, ["Source: case system"]), name="source")
warning("A00-R16", 2, None, None, book=inserted(2, 3, lambda sheet: [c.value for c in sheet[1]]))
warning("A00-R18", 6, "C2", "team", team="CafÃ© team", more=[(n, "C2", {"team": "CafÃ© team"}) for n in ()])
error("A00-R20", 2, None, None, book=emptied(2))

# Shared
for number, key in ((1, "C14"), (2, "C9"), (3, "C14"), (6, "C6")):
    error("ASH-R01", number, key, "id", id=None, name=f"list {number}")
error("ASH-R01", 11, "A4", "id", id="TBC", name="placeholder")
warning("ASH-R02", 2, "C9", "id", id="10 09*")
error("ASH-R03", 2, "C9", "id", id="1.23E+15")
warning("ASH-R04", 2, "C9", "id", id=1009.5)
for number, key in ((2, "C9"), (1, "C1"), (8, "C3"), (10, "C4"), (11, "A4")):
    error("ASH-R06", number, key, "gender", gender=None, name=f"list {number}")
    error("ASH-R07", number, key, "gender", gender="Purple", name=f"list {number}")
    error("ASH-R09", number, key, "ethnicity", ethnicity="  ", name=f"list {number}")
    error("ASH-R10", number, key, "ethnicity", ethnicity="Martian", name=f"list {number}")
warning("ASH-R11", 2, "C9", "ethnicity", ethnicity="a) White")
for number, key in ((1, "C1"), (8, "C3")):
    error("ASH-R13", number, key, "dob", dob="soon", age=14 if number == 8 else 8, name=f"list {number}")
error("ASH-R33", 2, "C9", "dob", dob="00/01/1900", age=5, name="filler")
error("ASH-R13", 2, "C9", "dob", dob="09/25/2018", age=5, name="month first")
error("ASH-R14", 2, "C9", "dob", dob=D(2025, 2, 1), age=-1, also=["ASH-R35"])
error("ASH-R16", 9, "C7", "dob", dob=D(2024, 5, 1), age=None, also=["ASH-R36", "AXL-R01", "A09-R15", "A09-R11"])
warning("ASH-R17", 2, "C9", "dob", dob=None, age=None)
error("ASH-R18", 8, "C3", "dob", dob=None)
error("ASH-R19", 2, "C9", "age", age="five")
warning("ASH-R20", 2, "C9", "age", age=5.6)
error("ASH-R21", 2, "C9", "age", age=31)
error("ASH-R21", 2, "C9", "age", age=-2, name="minus two")
warning("ASH-R22", 2, "C9", "age", age=7)
warning("ASH-R23", 2, "C9", "age", dob=D(2024, 5, 1), age=0)
error("ASH-R24", 2, "C9", "age", age=-1)
error("ASH-R25", 7, "C1", "row", more=[(n, "C1", {"dob": D(2006, 3, 31), "age": 18}) for n in (1, 3, 4, 5, 6)],
      dob=D(2006, 3, 31), age=18)  # fmt: skip
error("ASH-R27", 10, "C4", "row", more=[(n, "C4", {"dob": D(2006, 1, 31), "age": 18}) for n in (6, 8)],
      dob=D(2006, 1, 31), age=18)  # fmt: skip
for number, key in ((4, "C2"), (5, "C1"), (6, "C6"), (7, "C13"), (8, "C3"), (9, "C7"), (10, "C12"), (11, "A4")):
    error("ASH-R28", number, key, "disability", disability=None, name=f"list {number}")
    error("ASH-R29", number, key, "disability", disability="Zebra", name=f"list {number}")
for number, key, field in ((1, "C1", "date"), (2, "C9", "start"), (2, "C10", "end"), (3, "C14", "date"), (4, "C2", "end"),
                           (5, "C1", "icpc"), (6, "C2", "seen"), (7, "C1", "visit"), (8, "C3", "health"),
                           (8, "C15", "end"), (9, "C7", "contact"), (10, "C4", "match"), (11, "A4", "start2")):  # fmt: skip
    for rule, name, value in (("ASH-R32", "word", "pending"), ("ASH-R32", "31 June", "31/06/2023"),
                              ("ASH-R33", "filler", "01/01/1900")):  # fmt: skip
        error(rule, number, key, field, **{field: value}, name=f"list {number} {name}")
error("ASH-R33", 2, "C10", "start", start=D(1985, 5, 5), also=["ASH-R35"])
error("ASH-R33", 11, "A4", "enquiry", enquiry=D(1979, 5, 5))
warning("ASH-R34", 1, "C11", "date", date=D(2024, 6, 1))
warning("ASH-R34", 6, "C2", "seen", seen=D(2024, 5, 1), name="last seen")
warning("ASH-R34", 8, "C3", "visit", visit=D(2024, 5, 1), name="visit")
error("ASH-R35", 2, "C10", "start", start=D(2009, 5, 1))
error("ASH-R35", 6, "C2", "start", start=D(2010, 5, 1), name="in need")
error("ASH-R36", 9, "C7", "contact", contact=D(2004, 7, 1), touch="b) No", type=None, suitable=None, activity=None)
error("ASH-R39", 5, "C1", "enquiries", enquiries="several")
error("ASH-R39", 7, "C1", "previous", previous=-1, name="below zero")
error("ASH-R39", 8, "C3", "absent", absent=1.5, name="half")
error("ASH-R39", 11, "A1", "children", children="two", name="adopters")
error("ASH-R44", 1, "X", "row", add=[(1, "X", "C14", {})])
error("ASH-R44", 2, "X", "row", add=[(2, "X", "C10", {})], name="early help")
error("ASH-R45", 2, "X", "row", add=[(2, "X", "C10", {"dob": D(2011, 1, 6), "start": D(2024, 2, 2), "end": None})])
warning("ASH-R46", 2, "X", "row",
        add=[(2, "X", "C10", {"gender": "a) Male", "start": D(2024, 2, 2), "end": None})])  # fmt: skip

# Blank, and not a code
for rule, number, key, field in (
    ("A01-R01", 1, "C14", "date"), ("A01-R02", 1, "C14", "source"), ("A02-R01", 2, "C9", "start"),
    ("A03-R01", 3, "C14", "date"), ("A03-R02", 3, "C14", "source"), ("A03-R04", 3, "C14", "nfa"),
    ("A03-R06", 3, "C14", "count"), ("A04-R01", 4, "C16", "start"), ("A04-R06", 4, "C2", "support"),
    ("A05-R01", 5, "C16", "date"), ("A05-R10", 5, "C1", "enquiries"), ("A05-R10", 5, "C1", "conferences"),
    ("A06-R08", 6, "C2", "need"), ("A06-R13", 6, "C2", "status"), ("A07-R02", 7, "C13", "start"),
    ("A07-R04", 7, "C1", "first"), ("A07-R04", 7, "C1", "latest"), ("A07-R12", 7, "C1", "police"),
    ("A07-R13", 7, "C1", "previous"), ("A08-R02", 8, "C3", "start"), ("A08-R08", 8, "C3", "legal_start"),
    ("A08-R10", 8, "C3", "legal"), ("A08-R13", 8, "C3", "need"), ("A08-R15", 8, "C3", "uasc"),
    ("A08-R18", 8, "C3", "second"), ("A08-R23", 8, "C3", "placements"), ("A08-R24", 8, "C3", "placed"),
    ("A08-R26", 8, "C3", "type"), ("A08-R27", 8, "C3", "provider"), ("A08-R37", 8, "C4", "missing"),
    ("A08-R37", 8, "C3", "absent"), ("A09-R02", 9, "C7", "eligibility"), ("A09-R03", 9, "C7", "touch"),
    ("A10-R01", 10, "C12", "care"), ("A10-R02", 10, "C12", "decision"), ("A11-R04", 11, "A4", "ffa"),
):  # fmt: skip
    also = {"A08-R02": ["AXL-R21"], "A10-R01": []}.get(rule, [])
    error(rule, number, key, field, **{field: None}, name="blank", also=also)
    if field not in ("previous", "missing", "absent", "enquiries", "conferences", "placements", "count"):
        error(rule, number, key, field, **{field: "N/A"}, name="N/A", also=also)
for rule, number, key, field in (
    ("A01-R03", 1, "C14", "source"), ("A03-R03", 3, "C14", "source"), ("A03-R05", 3, "C14", "nfa"),
    ("A04-R04", 4, "C2", "seen"), ("A04-R07", 4, "C2", "support"), ("A05-R15", 5, "C1", "unnecessary"),
    ("A05-R15", 5, "C1", "result"), ("A06-R09", 6, "C2", "need"), ("A06-R11", 6, "C6", "reason"),
    ("A06-R13", 6, "C6", "status"), ("A07-R04", 7, "C1", "first"), ("A07-R09", 7, "C1", "alone"),
    ("A07-R12", 7, "C1", "police"), ("A08-R06", 8, "C15", "reason"), ("A08-R10", 8, "C3", "legal"),
    ("A08-R13", 8, "C3", "need"), ("A08-R15", 8, "C3", "uasc"), ("A08-R18", 8, "C3", "second"),
    ("A08-R26", 8, "C3", "type"), ("A08-R27", 8, "C3", "provider"), ("A08-R34", 8, "C3", "location"),
    ("A08-R36", 8, "C3", "authority"), ("A08-R43", 8, "C3", "plan"), ("A09-R02", 9, "C7", "eligibility"),
    ("A09-R03", 9, "C7", "touch"), ("A09-R07", 9, "C7", "type"), ("A09-R07", 9, "C7", "suitable"),
    ("A09-R07", 9, "C7", "activity"), ("A10-R09", 10, "C12", "reason"), ("A11-R04", 11, "A4", "ffa"),
):  # fmt: skip
    error(rule, number, key, field, **{field: "Zebra"}, name="not a code")
error("A03-R05", 3, "C2", "nfa", nfa="c) Unknown", name="unknown")
error("A04-R07", 4, "C2", "support", support="CS Close Case", name="workflow")
error("ASH-R42", 8, "C3", "offered", offered="Zebra", also=["A08-R40"])
error("ASH-R42", 8, "C3", "accepted", accepted="Zebra", name="accepted")
error("ASH-R42", 5, "C1", "unnecessary", unnecessary="Zebra", name="unnecessary", also=["A05-R15"], times=0)
