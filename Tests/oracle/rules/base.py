"""A small invented return in the 2024 layout, faultless by the text of the rules.

`rows()` gives it as {list: {key: {field: value}}}; `write` makes the workbook. Keys are people of the story below,
so that a case can say "the plan of C1".
"""

import datetime
import openpyxl

REFERENCE = datetime.date(2024, 3, 31)

PERSON = [
    ("id", "Child Unique ID"),
    ("gender", "Gender"),
    ("ethnicity", "Ethnicity"),
    ("dob", "Date of Birth"),
    ("age", "Age of Child (Years)"),
]
DISABILITY = [("disability", "Does the Child have a Disability")]
TEAM = [("team", "Allocated Team"), ("worker", "Allocated Worker")]

COLUMNS = {
    1: PERSON + [("date", "Date of Contact"), ("source", "Contact Source")],
    2: PERSON
    + [
        ("start", "Assessment start date"),
        ("end", "Assessment completion date"),
        ("organisation", "Organisation completing assessment"),
    ],
    3: PERSON
    + [
        ("date", "Date of referral"),
        ("source", "Referral Source"),
        ("nfa", "Referral NFA?"),
        ("count", "Number of Referrals in Last 12 Months"),
    ]
    + TEAM,
    4: PERSON
    + DISABILITY
    + [
        ("start", "Continuous Assessment Start Date"),
        ("seen", "Child Seen During Continuous Assessment"),
        ("end", "Continuous Assessment Date of Authorisation"),
        ("support", "Was the child assessed as requiring LA children’s social care support?"),
    ]
    + TEAM,
    5: PERSON
    + DISABILITY
    + [
        ("date", "Strategy discussion initiating Section 47 Enquiry Start Date"),
        ("unnecessary", "Was an Initial Child Protection Conference deemed unnecessary?"),
        ("icpc", "Date of Initial Child Protection Conference"),
        ("result", "Did the Initial Child Protection Conference Result in a Child Protection Plan"),
        ("enquiries", "Number of Section 47 Enquiries in the last 12 months"),
        ("conferences", "Number of ICPCs in the last 12 months"),
    ]
    + TEAM,
    6: PERSON
    + DISABILITY
    + [
        ("start", "CIN Start Date"),
        ("need", "Primary Need Code"),
        ("seen", "Date Child Was Last Seen"),
        ("end", "CIN Closure Date"),
        ("reason", "Reason for Closure"),
        ("status", "Case Status"),
    ]
    + TEAM,
    7: PERSON
    + DISABILITY
    + [
        ("start", "Child Protection Plan Start Date"),
        ("first", "Initial Category of Abuse"),
        ("latest", "Latest Category of Abuse"),
        ("visit", "Date of the Last Statutory Visit"),
        ("alone", "Was the Child Seen Alone?"),
        ("review", "Date of latest review conference"),
        ("end", "Child Protection Plan End Date"),
        (
            "police",
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
        ),
        ("previous", "Number of Previous Child Protection Plans"),
    ]
    + TEAM,
    8: PERSON
    + [("uasc", "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)")]
    + DISABILITY
    + [
        ("start", "Date Started to be Looked After"),
        ("need", "Child's Category of Need"),
        (
            "second",
            "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
        ),
        ("legal_start", "Start date of current legal status"),
        ("legal", "Child's Legal Status"),
        ("review", "Date of Latest Statutory Review"),
        ("visit", "Date of Last Social Work Visit"),
        ("plan", "What is the permanence plan for this child?"),
        ("iro", "Date of Last IRO Visit / Contact to the Child"),
        ("health", "Date of Last Health Assessment"),
        ("dental", "Date of Last Dental Check"),
        ("placements", "Number of Placements in the Last 12 months"),
        ("end", "Date Ceased to be Looked After"),
        ("reason", "Reason Ceased to be Looked After"),
        ("placed", "Start Date of Most Recent Placement"),
        ("type", "Placement Type"),
        ("provider", "Placement Provider"),
        ("postcode", "Placement postcode"),
        ("urn", "URN of Placement"),
        ("location", "Placement Location"),
        ("authority", "LA of Placement"),
        (
            "missing",
            "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
        ),
        (
            "absent",
            "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
        ),
        (
            "offered",
            "Was the child offered a Return Interview after their last missing episode (Y/N)?",
        ),
        (
            "accepted",
            "Did the child accept a Return Interview after their last missing episode (Y/N)?",
        ),
    ]
    + TEAM,
    9: PERSON
    + [
        (
            "uasc",
            "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
        )
    ]
    + DISABILITY
    + TEAM
    + [
        ("adviser", "Allocated Personal Advisor"),
        ("eligibility", "Eligibility Category"),
        ("pathway", "Latest Pathway Plan Review Date"),
        ("touch", "LA in Touch"),
        ("contact", "Latest Date of Contact"),
        ("type", "Type of Accommodation"),
        ("suitable", "Suitability of Accommodation"),
        ("activity", "Activity Status"),
    ],
    10: PERSON[:1]
    + [("family", "Family identifier")]
    + PERSON[1:]
    + DISABILITY
    + [
        ("care", "Date the Child Entered Care"),
        ("decision", "Date of Decision that Child Should be Placed for Adoption"),
        ("order", "Date of Placement Order"),
        ("match", "Date of Matching Child and Prospective Adopters"),
        ("placed", "Date Placed for Adoption"),
        ("adopted", "Date of Adoption Order"),
        ("reversed", "Date of Decision that Child Should No Longer be Placed for Adoption"),
        ("reason", "Reason Why Child No Longer Placed for Adoption"),
        (
            "ffa",
            "Date the child was placed for fostering in FFA or concurrent planning placement",
        ),
    ],
    11: [
        ("id", "Individual adopter identifier"),
        ("family", "Family identifier"),
        ("gender", "Gender"),
        ("ethnicity", "Ethnicity"),
        ("disability", "Disability"),
        ("ffa", "Is the (prospective) adopter fostering for adoption?"),
        ("enquiry", "Date enquiry received"),
        ("start1", "Date Stage 1 started"),
        ("end1", "Date Stage 1 ended"),
        ("start2", "Date Stage 2 started"),
        ("end2", "Date Stage 2 ended"),
        ("applied", "Date application submitted"),
        ("approved", "Date application approved"),
        ("match", "Date adopter matched with child(ren)"),
        ("placed", "Date child/children placed with adopter(s)"),
        ("children", "No. of children placed"),
        ("adopted", "Date of Adoption Order"),
        ("left", "Date of leaving adoption process"),
        ("reason", "Reason for leaving adoption process"),
    ],
}

# The story. C1 has a protection plan; C2 a child in need plan; C3, C4, C8 and C12 are looked after, C4 placed for
# adoption, C8 eligible for leaving care, C12 with a reversed decision; C5 was adopted; C6 is closed; C7 has left
# care; C9 and C10 have early help; C11 is being assessed; C13's plan has ended; C14 was referred only; C15 has gone
# home and is still in need; C16 had an enquiry without a conference.
PEOPLE = {
    "C1": (1001, "a) Male", "a) WBRI", "2015-05-10"),
    "C2": (1002, "b) Female", "a) WBRI", "2012-02-01"),
    "C3": (1003, "a) Male", "g) MWBA", "2010-06-15"),
    "C4": (1004, "b) Female", "a) WBRI", "2021-03-03"),
    "C5": (1005, "a) Male", "d) WOTH", "2020-08-08"),
    "C6": (1006, "b) Female", "j) AIND", "2014-11-30"),
    "C7": (1007, "a) Male", "o) BAFR", "2004-07-07"),
    "C8": (1008, "b) Female", "a) WBRI", "2007-01-20"),
    "C9": (1009, "a) Male", "k) APKN", "2018-09-09"),
    "C10": (1010, "b) Female", "a) WBRI", "2011-01-05"),
    "C11": (1011, "b) Female", "a) WBRI", "2016-12-24"),
    "C12": (1012, "a) Male", "a) WBRI", "2019-02-02"),
    "C13": (1013, "b) Female", "n) BCRB", "2013-10-10"),
    "C14": (1014, "a) Male", "a) WBRI", "2009-04-18"),
    "C15": (1015, "b) Female", "a) WBRI", "2009-09-09"),
    "C16": (1016, "a) Male", "h) MWAS", "2017-07-27"),
}

TEMPLATE = {
    1: """C14 2023-10-19|q) 6: Police
C2 2023-11-04|e) 2A: Schools
C1 2024-01-10|q) 6: Police
C16 2024-02-01|a) 1A: Individual
C11 2024-03-12|h) 3B: Health services""",
    2: """C9 2023-11-20||Family Hub 2
C10 2023-10-02|2024-02-01|Primary School 4""",
    3: """C14 2023-10-20|q) 6: Police|a) Yes|0
C2 2023-11-05|e) 2A: Schools|b) No|0
C1 2024-01-11|q) 6: Police|b) No|0
C16 2024-02-02|a) 1A: Individual|b) No|1
C11 2024-03-12|h) 3B: Health services|b) No|0""",
    4: """C2 2023-11-07|a) Yes|2023-12-15|a) Yes
C1 2024-01-12|a) Yes|2024-02-20|a) Yes
C16 2024-02-05|a) Yes|2024-03-06|a) Yes
C11 2024-03-13|||""",
    5: """C1 2024-01-15|b) No|2024-01-29|a) Yes|0|0
C16 2024-02-06|a) Yes|||1|0""",
    6: """C1 2024-01-11|N1 - Abuse or neglect|2024-03-20|||b) Child Protection plan
C2 2023-11-05|N4 - Family in acute stress|2024-03-12|||c) Child in need plan
C3 2023-04-20|N5 - Family dysfunction|2024-03-07|||a) Looked after child
C4 2022-03-30|N1 - Abuse or neglect|2024-03-15|||a) Looked after child
C5 2021-08-15|N1 - Abuse or neglect|2023-12-01|2023-12-12|RC1 - Adopted|e) Closed episode
C6 2023-06-01|N2 - Child’s disability|2024-01-11|2024-01-20|RC7 - Services ceased for any other reason, including child no longer in need|e) Closed episode
C8 2021-02-12|N6 - Socially unacceptable behaviour|2024-03-19|||a) Looked after child
C11 2024-03-12|N3 - Parental disability or illness||||d) Open assessment
C12 2020-01-10|N1 - Abuse or neglect|2024-03-05|||a) Looked after child
C13 2022-12-01|N1 - Abuse or neglect|2024-02-05|2024-02-15|RC7 - Services ceased for any other reason, including child no longer in need|e) Closed episode
C15 2023-06-20|N5 - Family dysfunction|2024-03-14|||c) Child in need plan
C16 2024-02-02|N4 - Family in acute stress|2024-03-18|||c) Child in need plan""",
    7: """C1 2024-01-29|a) Neglect|b) Physical abuse|2024-03-20|a) Yes|||b) No|0
C13 2023-01-10|d) Emotional abuse|d) Emotional abuse|2023-12-11|b) No|2023-12-20|2023-12-20|b) No|1""",
    8: """C3 b) No|2023-05-02|N5 - Family dysfunction|b) No|2023-05-02|V2: Single period under S20|2024-02-13|2024-03-07|f) Long-term fostering|2024-02-13|2023-06-01|2023-09-12|1|||2023-05-02|f) U6: Foster placement - not FFA|b) PR1: Own provision|B1 1AA||a) In|Birmingham|1|0|a) Yes|b) No
C4 b) No|2022-04-10|N1 - Abuse or neglect|b) No|2023-01-17|E1: Placement order|2024-01-22|2024-03-15|b) Adoption|2024-01-22|2023-10-18|2023-11-06|2|||2023-09-18|j) A6: Placed for adoption - order - not foster|b) PR1: Own provision|B2 2BB||b) Out|CON - Child placed in confidential placement|0|0||
C5 b) No|2021-09-01|N1 - Abuse or neglect|b) No|2022-05-20|E1: Placement order|2023-11-07|2023-12-01|b) Adoption|2023-11-07|2023-08-15|2023-09-05|1|2023-12-12|b) E12: Adopted - consent dispensed|2023-02-14|j) A6: Placed for adoption - order - not foster|b) PR1: Own provision|B3 3CC||b) Out|Leeds|0|0||
C8 b) No|2021-03-01|N6 - Socially unacceptable behaviour|b) No|2021-06-08|C2: FCO|2024-02-20|2024-03-19|d) Supported living in the community|2024-02-20|2023-07-13|2023-12-01|1|||2022-02-02|p) K2: Children’s Homes|e) PR4: Private provision|B4 4DD|SC123456|a) In|Birmingham|0|1||
C12 b) No|2020-02-03|N1 - Abuse or neglect|b) No|2020-07-14|C2: FCO|2024-03-05|2024-03-05|f) Long-term fostering|2024-03-05|2023-11-14|2024-01-09|1|||2020-02-03|d) U4: Foster placement - long term|b) PR1: Own provision|B5 5EE||a) In|Birmingham|0|0||
C15 b) No|2023-07-01|N5 - Family dysfunction|b) No|2023-07-01|V2: Single period under S20|2024-01-11|2024-01-25|a) Return to family|2024-01-11|2023-08-01|2023-10-10|1|2024-01-31|e) E4A: Returned home to live with parents or relatives - part of planning|2023-07-01|f) U6: Foster placement - not FFA|b) PR1: Own provision|B6 6FF||a) In|Birmingham|0|0||""",
    9: """C7 b) No|Adviser 001|b) Former relevant child|2023-12-04|a) Yes|2024-03-11|U: Independent living|a) Suitable|F5: Young person engaged full time in training or employment (not apprenticeship)
C8 b) No|Adviser 002|d) Eligible child|2024-01-16|a) Yes|2024-03-19|C: Community home / residential care|a) Suitable|F2: Full time in education other than higher""",
    10: """C4 F1|2022-04-10|2022-11-15|2023-01-17|2023-08-22|2023-09-18||||
C5 F2|2021-09-01|2022-03-15|2022-05-20|2023-01-10|2023-02-14|2023-12-12|||
C12 |2020-02-03|2021-05-11|||||2024-01-15|RD3 - Prospective adopters could not be found|""",
    11: """A1 F1|a) Male|a) WBRI|b) No|No|2022-05-03|2022-06-01|2022-08-02|2022-08-09|2022-12-06|||2023-08-22|2023-09-18|1|||
A2 F1|b) Female|a) WBRI|b) No|No|2022-05-03|2022-06-01|2022-08-02|2022-08-09|2022-12-06|||2023-08-22|2023-09-18|1|||
A3 F2|b) Female|d) WOTH|b) No|No|2021-11-02|2021-12-01|2022-02-01|2022-02-08|2022-06-14|||2023-01-10|2023-02-14|1|2023-12-12||
A4 F3|b) Female|j) AIND|b) No|No|2023-09-05|2023-10-03|2023-12-05|2023-12-12|||||||||""",
}
NUMBERS = {"count", "enquiries", "conferences", "previous", "placements", "missing", "absent", "children"}


def years(birth, day):
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def age(birth):
    return -1 if birth > REFERENCE else years(birth, REFERENCE)


def typed(field, text):
    if text == "":
        return None
    if field in NUMBERS:
        return int(text)
    if len(text) == 10 and text[4] == text[7] == "-":
        return datetime.date.fromisoformat(text)
    return text


def rows():
    """The return: {list: {key: {field: value}}}, in the order of the workbook."""
    result = {}
    for number, columns in COLUMNS.items():
        people = {"dob", "age", "gender", "ethnicity", "disability", "id", "team", "worker"}
        own = [f for f, _ in columns if number == 11 and f != "id" or f not in people]
        result[number] = {}
        for line in TEMPLATE[number].split("\n"):
            key, _, rest = line.partition(" ")
            values = rest.split("|")
            assert len(values) == len(own), (number, key, len(values), own)
            row = {field: typed(field, text) for field, text in zip(own, values)}
            if number == 11:
                row["id"] = key
            else:
                identifier, gender, ethnicity, birth = PEOPLE[key]
                birth = datetime.date.fromisoformat(birth)
                row |= {"id": identifier, "gender": gender, "ethnicity": ethnicity, "dob": birth, "age": age(birth)}
                row |= {"disability": "b) No", "team": "Team 1", "worker": "Worker 001"}
            result[number][key] = row
    return result


def write(path, lists, columns=COLUMNS, names=None, titles=()):
    """Writes the workbook; `names` are sheet names that differ, `titles` the lists with a title above the headings."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number in lists:
        sheet = book.create_sheet((names or {}).get(number, f"List {number}"))
        if number in titles:
            sheet.append([f"List {number}"])
        sheet.append([heading for _, heading in columns[number]])
        for row in lists[number].values():
            sheet.append([row.get(field) for field, _ in columns[number]])
    book.save(path)


def cell(lists, number, key, field):
    """Where a value stands in a workbook written without titles."""
    column = [f for f, _ in COLUMNS[number]].index(field) + 1
    return f"{openpyxl.utils.get_column_letter(column)}{list(lists[number]).index(key) + 2}"
