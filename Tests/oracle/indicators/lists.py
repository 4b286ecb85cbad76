"""The lists as `annex-a convert --to csv` writes them, the calendar, and the populations of the catalogue."""
import bisect
import calendar
import csv
import datetime
import pathlib
import re

BAD = object()  # a value that was typed but could not be read: neither blank nor in any window

FILES = ["01-contacts", "02-early-help", "03-referrals", "04-assessments", "05-section-47-and-icpc",
         "06-children-in-need", "07-child-protection", "08-children-in-care", "09-care-leavers", "10-adoption",
         "11-adopters"]

# Bank holidays of England and Wales, day and month.
HOLIDAYS = """2015 1/1 3/4 6/4 4/5 25/5 31/8 25/12 28/12
2016 1/1 25/3 28/3 2/5 30/5 29/8 26/12 27/12
2017 2/1 14/4 17/4 1/5 29/5 28/8 25/12 26/12
2018 1/1 30/3 2/4 7/5 28/5 27/8 25/12 26/12
2019 1/1 19/4 22/4 6/5 27/5 26/8 25/12 26/12
2020 1/1 10/4 13/4 8/5 25/5 31/8 25/12 28/12
2021 1/1 2/4 5/4 3/5 31/5 30/8 27/12 28/12
2022 3/1 15/4 18/4 2/5 2/6 3/6 29/8 19/9 26/12 27/12
2023 2/1 7/4 10/4 1/5 8/5 29/5 28/8 25/12 26/12
2024 1/1 29/3 1/4 6/5 27/5 26/8 25/12 26/12
2025 1/1 18/4 21/4 5/5 26/5 25/8 25/12 26/12
2026 1/1 3/4 6/4 4/5 25/5 31/8 25/12 28/12"""
OFF = {datetime.date(int(y), int(d.split("/")[1]), int(d.split("/")[0]))
       for y, *days in map(str.split, HOLIDAYS.splitlines()) for d in days}
_first = datetime.date(1990, 1, 1)
_working = [d for d in (_first + datetime.timedelta(n) for n in range(20000)) if d.weekday() < 5 and d not in OFF]


def wd(a, b):
    """Working days d with a < d <= b; None where b is before a."""
    if b < a:
        return None
    return bisect.bisect_right(_working, b) - bisect.bisect_right(_working, a)


def cal(a, b):
    return (b - a).days if b >= a else None


def plus(day, months):
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def quantile(values, q):
    values = sorted(values)
    place = (len(values) - 1) * q
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def isdate(value):
    return isinstance(value, datetime.date)


DAY = re.compile(r"\d{4}-\d\d-\d\d$")
DATES = set("""date_of_birth contact_date assessment_start assessment_completion referral_date assessment_authorised
strategy_discussion icpc_date cin_start last_seen cin_closure cpp_start last_statutory_visit latest_review cpp_end
cla_start legal_status_start latest_statutory_review last_social_work_visit last_iro_contact last_health_assessment
last_dental_check cla_ceased placement_start pathway_plan_review latest_contact entered_care should_be_placed_decision
placement_order matched placed adoption_order reversal_decision ffa_placed enquiry stage_1_start stage_1_end
stage_2_start stage_2_end application_submitted application_approved left_process""".split())
NUMBERS = set("""age referrals_12_months s47_12_months icpc_12_months previous_plans placements_12_months
missing_episodes absent_episodes children_placed""".split())


def code(value):
    """The code of a coded value, without the letter before it or the words after it: `e) 2A: Schools` is 2A."""
    if not isinstance(value, str):
        return None
    rest = re.sub(r"^[a-z]{1,2}\d?\) *", "", value)
    found = re.match(r"([A-Z]{1,4}\d{0,2}[A-Z]?|\d{1,2}[A-Z]?)( *[-:]|$| )", rest)
    return found.group(1) if found else rest


def letter(value):
    return value[0] if isinstance(value, str) and value[1:2] == ")" else None


def yes(value):
    """Yes, No, Unknown or None, from words or letter."""
    if not isinstance(value, str):
        return None
    words = re.sub(r"^[a-z]\) *", "", value).lower()
    return {"y": "Yes", "n": "No", "u": "Unknown"}.get(words[:1]) if words[:3] != "not" else "Unknown"


class Return:
    def __init__(self, folder, r):
        self.r = r
        self.w6, self.w12 = plus(r, -6), plus(r, -12)
        folder = pathlib.Path(folder) / "lists"
        bad = set()
        with open(folder / "rejects.csv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                bad.add((row["list"], row["column"], row["source_file"], row["source_sheet"], row["row"]))
        self.lists = {n + 1: list(self.read(folder / (name + ".csv"), n + 1, bad)) for n, name in enumerate(FILES)}

    def read(self, path, number, bad):
        key = "adopter_id" if number == 11 else "child_id"
        with open(path, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                place = (row["source_file"], row["source_sheet"], row["source_row"])
                for name, text in row.items():
                    if (str(number), name) + place in bad:
                        row[name] = BAD
                    elif text == "":
                        row[name] = None
                    elif name in DATES:
                        row[name] = datetime.date.fromisoformat(text)
                    elif name in NUMBERS:
                        row[name] = float(text)
                if not isinstance(row[key], str):
                    continue  # a row without an id is in no indicator
                row["id"] = row[key]
                row["years"] = self.age(row)
                yield row

    def age(self, row):
        born, given = row.get("date_of_birth"), row.get("age")
        if isdate(born):
            if born > self.r:
                return -1
            return self.r.year - born.year - ((self.r.month, self.r.day) < (born.month, born.day))
        if born is None and isinstance(given, float):
            return int(given // 1)
        return None

    def in6(self, value):
        return isdate(value) and self.w6 <= value <= self.r

    def in12(self, value):
        return isdate(value) and self.w12 <= value <= self.r

    def latest(self, number, start):
        """One row a child: the latest start, the one further down of two on one day, undated rows last in line."""
        chosen = {}
        for row in self.lists[number]:
            if number == 8 and code(row["legal_status"]) in ("V3", "V4"):
                continue
            old = chosen.get(row["id"])
            day = row[start] if isdate(row[start]) else datetime.date.min
            if old is None or day >= (old[start] if isdate(old[start]) else datetime.date.min):
                chosen[row["id"]] = row
        return list(chosen.values())

    def populations(self):
        r, L = self.r, self.lists
        p = {}
        p["CON"] = [x for x in L[1] if self.in6(x["contact_date"])]
        p["EHA"] = [x for x in L[2] if isdate(x["assessment_start"]) and x["assessment_start"] <= r
                    and (x["assessment_completion"] is None
                         or isdate(x["assessment_completion"]) and x["assessment_completion"] >= self.w6)]
        p["EHA.done"] = [x for x in L[2] if self.in6(x["assessment_completion"])]
        p["EHA.open"] = [x for x in L[2] if x["assessment_completion"] is None]
        p["REF"] = [x for x in L[3] if self.in6(x["referral_date"])]
        p["ASM.done"] = [x for x in L[4] if self.in6(x["assessment_authorised"])]
        p["ASM"] = [x for x in L[4] if x["assessment_authorised"] is None or self.in6(x["assessment_authorised"])]
        p["ASM.open"] = [x for x in L[4] if x["assessment_authorised"] is None
                         and isdate(x["assessment_start"]) and x["assessment_start"] <= r]
        p["ASM.start"] = [x for x in L[4] if self.in6(x["assessment_start"])]
        p["S47"] = L[5]
        p["S47.start"] = [x for x in L[5] if self.in6(x["strategy_discussion"])]
        p["ICPC"] = [x for x in L[5] if self.in6(x["icpc_date"])]
        for name, number, start, end in (("CIN", 6, "cin_start", "cin_closure"), ("CPP", 7, "cpp_start", "cpp_end"),
                                         ("CLA", 8, "cla_start", "cla_ceased")):
            rows = self.latest(number, start)
            p[name] = [x for x in rows if x[end] is None or self.in6(x[end])]
            p[name + ".open"] = [x for x in rows if (x[end] is None or isdate(x[end]) and x[end] > r)
                                 and not (name == "CIN" and letter(x["case_status"]) == "e")]
            p[name + ".start"] = [x for x in rows if self.in6(x[start])]
            p[name + ".end"] = [x for x in rows if self.in6(x[end])]
        p["CLV"] = L[9]
        for name, low, high in (("1718", 17, 18), ("1921", 19, 21), ("2225", 22, 25)):
            p["CLV." + name] = [x for x in L[9] if x["years"] is not None and low <= x["years"] <= high]
        p["ADO"] = [x for x in L[10] if self.in12(x["adoption_order"]) or self.in12(x["reversal_decision"])
                    or x["adoption_order"] is None and x["reversal_decision"] is None
                    and x["should_be_placed_decision"] is not None]
        p["ADR"] = L[11]
        return p
