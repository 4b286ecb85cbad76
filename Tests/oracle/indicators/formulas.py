"""Indicators by the text of the catalogue: id, value, numerator, denominator, counts of the bands."""
import collections
import re

from indicators.forms import Forms, grouped, upto
from indicators.lists import cal, code, isdate, letter, plus, wd, yes

SOURCES = [("1A", "1B", "1C", "1D"), ("2A",), ("2B",), ("3A", "3B", "3C", "3D", "3E", "3F"), ("4",),
           ("5A", "5B", "5C", "5D"), ("6",), ("7",), ("8",), ("9",), ("10",)]
EET = {kind + digit for kind in "FP" for digit in "12345"}
PLACEMENTS = [("U1", "U2", "U3", "U4", "U5", "U6"), ("A3", "A4", "A5", "A6"), ("P1",), ("P2",), ("P3",), ("H5",),
              ("K1",), ("K2",), ("R1",), ("R2",), ("R3",), ("R5",), ("S1",), ("Z1",), ("T0", "T1", "T2", "T3", "T4")]
LEGAL = [("C1",), ("C2",), ("D1",), ("E1",), ("V2",), ("L1", "L2", "L3"), ("J1", "J2", "J3")]
IGNORED = object()


class Book(Forms):
    def __init__(self, data):
        self.data, self.r, self.out = data, data.r, {}
        self.p = data.populations()
        self.front_door()
        self.protection()
        self.care()
        self.leavers()
        self.adoption()
        self.caseloads()

    def front_door(self):
        p, r = self.p, self.r
        con, eha, ref = p["CON"], p["EHA"], p["REF"]
        of = lambda rows: {x["id"] for x in rows}
        by = collections.defaultdict(list)
        for x in ref:
            by[x["id"]].append(x["referral_date"])
        for name, rows in (("CON", con), ("EHA", eha), ("REF", ref)):
            self.count(name + "-01", rows)
            self.children(name + "-02", rows)
        self.ratio("CON-03", len(con), len(of(con)))
        self.pyramid("CON-05", [x for x in con if letter(x["gender"]) in ("a", "b")]); self.gender("CON-06", con)
        self.bands("CON-07", grouped([code(x["contact_source"]) for x in con], SOURCES))
        single = [(c,) for group in SOURCES for c in group]
        self.bands("CON-08", grouped([code(x["contact_source"]) for x in con], single))
        self.many("CON-09", con); self.ethnic("CON-10", con)
        for id, other in (("CON-11", of(ref)), ("CON-13", of(eha))):
            hit = sum(1 for x in con if x["id"] in other)
            self.share(id, hit, len(con), [hit, len(con) - hit])
        due = [x for x in con if (r - x["contact_date"]).days >= 7]
        self.part("CON-12", due, lambda x: any(0 <= (d - x["contact_date"]).days <= 7 for d in by[x["id"]]))
        due = [x for x in con if (r - x["contact_date"]).days >= 30]
        near = sum(1 for x in due if any(0 <= (d - x["contact_date"]).days <= 30 for d in by[x["id"]]))
        self.also("CON-12", 100 * near / len(due) if due else None)
        self.months("CON-14", con, "contact_date")
        self.put("CON-16", sum(1 for x in con if x["years"] == -1))
        self.part("CON-17", con, lambda x: x["contact_source"] is None or code(x["contact_source"]) in ("9", "10"))
        self.ratio("EHA-03", len(eha), len(of(eha)))
        self.pyramid("EHA-04", eha); self.gender("EHA-05", eha); self.many("EHA-07", eha)
        organisations = collections.Counter(x["organisation"] for x in eha if isinstance(x["organisation"], str))
        top = [n for _, n in organisations.most_common(10)]
        named = sum(organisations.values())
        self.bands("EHA-06", top + [named - sum(top), len(eha) - named])
        self.ethnic("EHA-08", eha)
        hit = sum(1 for x in eha if x["id"] in of(ref))
        self.share("EHA-09", hit, len(eha), [hit, len(eha) - hit])
        self.count("EHA-10", p["EHA.done"]); self.count("EHA-11", p["EHA.open"])
        self.mean("EHA-12", p["EHA.done"], "assessment_start", "assessment_completion")
        self.out["EHA-12"]["bands"] = upto(
            self.spans(p["EHA.done"], "assessment_start", "assessment_completion", cal), [30, 60, 90, 180])
        self.dur("EHA-13", p["EHA.open"], "assessment_start")
        self.months("EHA-14", [x for x in eha if self.data.in6(x["assessment_start"])],
                    "assessment_start")
        self.part("EHA-15", eha, lambda x: any(d > x["assessment_start"] for d in by[x["id"]]))
        self.months("REF-04", ref, "referral_date")
        self.pyramid("REF-05", ref); self.gender("REF-06", ref)
        self.bands("REF-07", grouped([code(x["referral_source"]) for x in ref], SOURCES))
        self.bands("REF-08", grouped([code(x["referral_source"]) for x in ref], single))
        self.flag("REF-09", ref, "referral_nfa", answers=("Yes", "No"))
        counter = self.counters(ref, "referrals_12_months", "referral_date")
        self.share("REF-10", sum(1 for n in counter.values() if n and n >= 1), len(counter))
        self.bands("REF-12", upto(counter.values(), [0, 1, 2, 3]))
        self.many("REF-13", ref); self.ethnic("REF-14", ref)
        first = collections.defaultdict(list)
        for x in self.data.lists[2]:
            if isdate(x["assessment_start"]):
                first[x["id"]].append(x["assessment_start"])
        self.part("REF-20", ref, lambda x: any(d < x["referral_date"] for d in first[x["id"]]))
        asm, done, still = p["ASM"], p["ASM.done"], p["ASM.open"]
        self.count("ASM-01", asm); self.count("ASM-02", done); self.count("ASM-03", still)
        self.children("ASM-04", asm); self.pyramid("ASM-06", asm); self.gender("ASM-07", asm)
        self.ethnic("ASM-08", asm); self.flag("ASM-09", asm, "disability")
        days = self.known(done, "assessment_start", "assessment_authorised", wd)
        self.share("ASM-10", sum(1 for n in days if n <= 45), len(days))
        edges = [0, 10, 20, 30, 40, 45, 50, 60]
        self.bands("ASM-11", upto(self.spans(done, "assessment_start", "assessment_authorised", wd), edges))
        self.quartiles("ASM-12", days)
        self.bands("ASM-13", upto(self.spans(still, "assessment_start", None, wd), edges))
        days = self.known(still, "assessment_start", None, wd)
        self.share("ASM-14", sum(1 for n in days if n > 45), len(still))
        self.flag("ASM-15", done, "child_seen")
        self.flag("ASM-16", done, "support_required", known=True)
        answers = collections.Counter(yes(x["support_required"]) for x in done)
        self.share("ASM-17", answers["No"], answers["Yes"] + answers["No"])
        self.many("ASM-21", asm); self.count("ASM-23", p["ASM.start"])
        self.put("ASM-24", sum(1 for n in days if 36 <= n <= 45))

    def counters(self, rows, column, when):
        """The counter of each child, which repeats on its rows: that of its latest row."""
        chosen = {}
        for x in sorted(rows, key=lambda x: x[when].toordinal() if isdate(x[when]) else 0):
            chosen[x["id"]] = x[column] if isinstance(x[column], float) else None
        return chosen

    def protection(self):
        p, r = self.p, self.r
        s47, icpc = p["S47"], p["ICPC"]
        self.count("S47-01", s47); self.count("S47-02", p["S47.start"]); self.children("S47-03", p["S47.start"])
        self.pyramid("S47-05", s47); self.gender("S47-06", s47); self.ethnic("S47-07", s47)
        self.flag("S47-08", s47, "disability")
        # An unreadable date is neither a conference nor the want of one: not recorded.
        outcome = lambda x: "held" if isdate(x["icpc_date"]) else None if x["icpc_date"] is not None else \
            "no need" if yes(x["icpc_unnecessary"]) == "Yes" and x["icpc_date"] is None else "none"
        counts = grouped(map(outcome, s47), [("held",), ("no need",), ("none",)])
        self.bands("S47-09", counts)
        self.share("S47-10", counts[0], counts[0] + counts[1])
        self.count("S47-11", icpc)
        days = self.known(icpc, "strategy_discussion", "icpc_date", wd)
        self.share("S47-13", sum(1 for n in days if n <= 15), len(days))
        self.bands("S47-14", upto(self.spans(icpc, "strategy_discussion", "icpc_date", wd), [10, 15, 20]))
        self.quartiles("S47-15", days)
        self.flag("S47-16", icpc, "icpc_result", known=True)
        held = [x for x in s47 if outcome(x) in ("held", "no need")]
        self.part("S47-17", held, lambda x: yes(x["icpc_result"]) == "Yes")
        for id, column in (("S47-18", "s47_12_months"), ("S47-20", "icpc_12_months")):
            counter = self.counters(s47, column, "strategy_discussion")
            self.share(id, sum(1 for n in counter.values() if n and n >= 1), len(counter))
        self.bands("S47-19", upto(self.counters(s47, "s47_12_months", "strategy_discussion").values(), [0, 1, 2]))
        waiting = [x for x in s47 if outcome(x) == "none"]
        self.bands("S47-21", upto(self.spans(waiting, "strategy_discussion", None, wd), [10, 15, 20]))
        self.put("S47-22", sum(1 for n in self.known(waiting, "strategy_discussion", None, wd) if n > 15))
        self.many("S47-26", s47)
        for name, start, end in (("CIN", "cin_start", "cin_closure"), ("CPP", "cpp_start", "cpp_end"),
                                 ("CLA", "cla_start", "cla_ceased")):
            opened, started, ended = p[name + ".open"], p[name + ".start"], p[name + ".end"]
            n = {"CIN": (2, 4, 6, 8), "CPP": (1, 3, 5, 7), "CLA": (1, 3, 5, 7)}[name]
            for number, value in zip(n, (len(opened), len(started), len(ended), len(started) - len(ended))):
                self.put(f"{name}-{number:02}", value)
        cin = p["CIN.open"]
        self.count("CIN-01", p["CIN"])
        self.pyramid("CIN-09", cin); self.gender("CIN-10", cin)
        self.agebands("CIN-11", cin, True); self.flag("CIN-13", cin, "disability")
        self.bands("CIN-14", grouped([letter(x["case_status"]) for x in cin], [("a",), ("b",), ("c",), ("d",)]))
        self.dur("CIN-15", cin, "cin_start"); self.mean("CIN-16", cin, "cin_start", None)
        self.dur("CIN-17", p["CIN.end"], "cin_start", "cin_closure")
        needs = [(f"N{n}",) for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)]
        for id, rows in (("CIN-18", cin), ("CIN-19", p["CIN.start"])):
            self.bands(id, grouped([code(x["primary_need"]) for x in rows], needs))
        reasons = [(f"RC{n}",) for n in range(1, 10)]
        self.bands("CIN-20", grouped([code(x["closure_reason"]) for x in p["CIN.end"]], reasons))
        self.part("CIN-21", p["CIN.end"], lambda x: code(x["closure_reason"]) in ("RC8", "RC9"))
        self.bands("CIN-22", upto(self.spans(cin, "last_seen", None, cal), [14, 28, 42, 84]))
        seen = lambda x, days, column: isdate(x[column]) and 0 <= (r - x[column]).days <= days
        self.part("CIN-23", cin, lambda x: seen(x, 28, "last_seen"))
        self.part("CIN-24", cin, lambda x: seen(x, 42, "last_seen"))
        self.part("CIN-25", cin, lambda x: x["last_seen"] is None)
        self.dur("CIN-27", [x for x in cin if letter(x["case_status"]) == "c"], "cin_start")
        self.put("CIN-26", sum(1 for x in cin if letter(x["case_status"]) == "c"))
        self.part("CIN-28", cin, lambda x: self.before(x["cin_start"], 24))
        self.part("CIN-29", cin, lambda x: x["worker"] is None)
        self.part("CIN-32", cin, lambda x: code(x["primary_need"]) in ("N9", "N0"))
        self.put("CIN-33", sum(1 for x in cin if x["years"] is not None and x["years"] >= 18))
        self.pyramid("CIN-34", p["CIN.start"]); self.pyramid("CIN-35", p["CIN.end"])
        cpp, ended = p["CPP.open"], p["CPP.end"]
        self.pyramid("CPP-08", cpp); self.gender("CPP-09", cpp); self.flag("CPP-11", cpp, "disability")
        for id, column, rows in (("CPP-12", "latest_category", cpp), ("CPP-13", "initial_category", p["CPP.start"])):
            self.letters(id, rows, column, "abcde")
        self.dur("CPP-15", cpp, "cpp_start"); self.part("CPP-16", cpp, lambda x: self.before(x["cpp_start"], 24))
        self.dur("CPP-17", ended, "cpp_start", "cpp_end")
        dated = lambda x: isdate(x["cpp_start"])
        self.part("CPP-18", ended, lambda x: dated(x) and x["cpp_end"] >= plus(x["cpp_start"], 24))
        self.part("CPP-19", ended, lambda x: dated(x) and x["cpp_start"] <= x["cpp_end"] <= plus(x["cpp_start"], 3))
        more = lambda x: isinstance(x["previous_plans"], float) and x["previous_plans"] >= 1
        self.part("CPP-20", p["CPP.start"], more); self.part("CPP-21", cpp, more)
        number = lambda x, column: x[column] if isinstance(x[column], float) else None
        self.bands("CPP-22", upto([number(x, "previous_plans") for x in cpp], [0, 1, 2]))
        due = [x for x in cpp if self.before(x["cpp_start"], 3)]
        reviewed = lambda x: isdate(x["latest_review"]) and plus(x["latest_review"], 6) >= r
        self.part("CPP-23", due, reviewed)
        self.put("CPP-24", sum(1 for x in cpp if dated(x) and plus(x["cpp_start"], 3) > r))
        visits = list(self.spans(cpp, "last_statutory_visit", None, wd))
        self.bands("CPP-26", upto(visits, [10, 15, 20, 30]))
        self.share("CPP-27", sum(1 for n in visits if n is not None and n <= 10), len(cpp))
        self.part("CPP-28", cpp, lambda x: seen(x, 28, "last_statutory_visit"))
        self.part("CPP-29", cpp, lambda x: x["last_statutory_visit"] is None)
        self.flag("CPP-30", [x for x in cpp if isdate(x["last_statutory_visit"])], "seen_alone")
        self.flag("CPP-31", p["CPP"], "emergency_protection", answers=("Yes", "No"))
        care = {x["id"] for x in p["CLA.open"]}
        self.part("CPP-32", cpp, lambda x: x["id"] in care)
        self.put("CPP-36", sum(1 for x in cpp if x["years"] == -1))
        self.put("CPP-37", sum(1 for x in cpp if dated(x) and plus(x["cpp_start"], 15) <= r < plus(x["cpp_start"], 24)))

    def agebands(self, id, rows, unborn):
        counts = upto([x["years"] for x in rows], [-1, 0, 4, 9, 15])
        self.bands(id, counts if unborn else counts[1:])

    def care(self):
        p, r = self.p, self.r
        cla, started, ended = p["CLA.open"], p["CLA.start"], p["CLA.end"]
        self.pyramid("CLA-08", started); self.pyramid("CLA-10", cla); self.gender("CLA-11", cla)
        self.flag("CLA-14", cla, "disability")
        self.flag("CLA-15", cla, "uasc", answers=("Yes", "No"))
        self.flag("CLA-16", started, "uasc", answers=("Yes", "No"))
        self.bands("CLA-18", grouped([code(x["legal_status"]) for x in cla], LEGAL))
        self.mean("CLA-21", cla, "cla_start", None)
        ceased = lambda *codes: lambda x: code(x["ceased_reason"]) in codes
        self.part("CLA-24", ended, ceased("E11", "E12"))
        self.part("CLA-25", ended, ceased("E45", "E46", "E47", "E48"))
        self.part("CLA-26", ended, ceased("E4A", "E4B"))
        self.flag("CLA-28", started, "second_period", answers=("Yes", "No"))
        self.part("CLA-30", [x for x in cla if self.before(x["cla_start"], 4)], lambda x: x["permanence_plan"] is None)
        self.bands("CLA-33", upto(self.spans(cla, "last_iro_contact", None, cal), [91, 183]))
        self.bands("CLA-34", upto(self.spans(cla, "last_social_work_visit", None, cal), [28, 42, 91]))
        self.agebands("CLA-12", cla, False)
        self.bands("CLA-19", grouped([code(x["category_of_need"]) for x in cla],
                                     [(f"N{n}",) for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)]))
        self.letters("CLA-29", cla, "permanence_plan", "abcdefg")
        self.long("CLA-20", cla, "cla_start", None); self.long("CLA-22", ended, "cla_start", "cla_ceased")
        self.times("HLT-04", cla, "last_health_assessment", None, [6, 12, 18])
        self.times("HLT-07", cla, "last_dental_check", None, [6, 12])
        self.bands("MIS-04", upto([n for n in (x["missing_episodes"] for x in cla)
                                   if isinstance(n, float) and n >= 1], [1, 2, 5, 10]))
        self.put("CLA-43", sum(1 for x in cla if x["years"] is not None and x["years"] >= 18))
        kind = lambda x: code(x["placement_type"])
        foster = set(PLACEMENTS[0])
        self.bands("PLA-01", grouped(map(kind, cla), PLACEMENTS))
        for id, codes in (("PLA-02", foster), ("PLA-03", {"K1", "K2", "R1", "S1"}), ("PLA-04", {"P1"}),
                          ("PLA-05", {"U1", "U2", "U3"}), ("PLA-06", {"P2", "H5"}), ("PLA-07", set(PLACEMENTS[1]))):
            self.part(id, cla, lambda x, codes=codes: kind(x) in codes)
        provider = [code(x["placement_provider"]) for x in cla]
        self.bands("PLA-08", grouped(provider, [("PR1",), ("PR4",), ("PR0", "PR2", "PR3", "PR5")]))
        self.bands("PLA-09", grouped(provider, [(f"PR{n}",) for n in range(6)]))
        self.part("PLA-10", [x for x in cla if kind(x) in foster], lambda x: code(x["placement_provider"]) == "PR1")
        places = grouped([letter(x["placement_location"]) for x in cla], [("a",), ("b",)])
        self.share("PLA-11", places[1], places[0] + places[1])
        number = lambda x, column: x[column] if isinstance(x[column], float) else None
        moves = [number(x, "placements_12_months") for x in cla]
        self.share("PLA-13", sum(1 for n in moves if n is not None and n >= 3), len(cla))
        self.bands("PLA-14", upto([n if n and n >= 1 else None for n in moves], [1, 2, 3, 4]))
        young = [x for x in cla if x["years"] is not None and x["years"] < 16]
        self.part("PLA-15", [x for x in young if self.before(x["cla_start"], 30)],
                  lambda x: self.before(x["placement_start"], 24))
        self.dur("PLA-16", cla, "placement_start")
        self.put("PLA-17", sum(1 for x in young if kind(x) in ("P2", "H5")))
        self.put("PLA-22", sum(1 for x in cla if isdate(x["placement_start"])
                               and 0 <= (r - x["placement_start"]).days <= 28))
        year = [x for x in cla if self.before(x["cla_start"], 12)]
        past = lambda day, months: self.since(day, months) and day <= r
        under5 = lambda x: x["years"] is not None and x["years"] < 5
        self.part("HLT-01", year, lambda x: past(x["last_health_assessment"], 6 if under5(x) else 12))
        self.part("HLT-02", year, lambda x: past(x["last_health_assessment"], 12))
        self.part("HLT-03", [x for x in cla if under5(x) and self.before(x["cla_start"], 6)],
                  lambda x: past(x["last_health_assessment"], 6))
        self.part("HLT-06", year, lambda x: past(x["last_dental_check"], 12))
        self.part("HLT-08", cla, lambda x: x["last_health_assessment"] is None and x["last_dental_check"] is None)
        missing = [x for x in cla if (number(x, "missing_episodes") or 0) >= 1]
        times = [number(x, "missing_episodes") or 0 for x in cla]
        absences = [number(x, "absent_episodes") or 0 for x in cla]
        self.share("MIS-01", len(missing), len(cla)); self.put("MIS-02", sum(times))
        self.put("MIS-06", sum(absences)); self.share("MIS-05", sum(1 for n in absences if n >= 1), len(cla))
        self.ratio("MIS-03", sum(n for n in times if n >= 1), len(missing))
        self.flag("MIS-07", missing, "return_interview_offered")
        self.flag("MIS-08", [x for x in cla if yes(x["return_interview_offered"]) == "Yes"],
                  "return_interview_accepted")
        self.pyramid("MIS-09", missing)
        self.part("MIS-12", missing, lambda x: x["return_interview_offered"] is None or yes(x["return_interview_offered"]) == "Unknown")

    def leavers(self):
        p, r = self.p, self.r
        clv = p["CLV"]
        self.count("CLV-01", clv); self.pyramid("CLV-02", clv); self.ethnic("CLV-05", clv)
        self.bands("CLV-03", upto([x["years"] for x in clv], [16, 18, 21, 25]))
        self.flag("CLV-06", clv, "disability"); self.flag("CLV-07", clv, "uasc", answers=("Yes", "No"))
        touch = lambda x: (code(x["in_touch"]) or "").upper()
        kept = lambda rows: [x for x in rows if touch(x) not in ("DIED", "RHOM")
                             and "returned home" not in (x["in_touch_label"] or "")]
        bed = lambda x: code(x["accommodation_type"])
        for group, ids in (("1718", ("08", "11", "15")), ("1921", ("09", "12", "16"))):
            rows = kept(p["CLV." + group])
            self.part("CLV-" + ids[0], rows, lambda x: touch(x) == "YES")
            self.part("CLV-" + ids[1], rows, lambda x: letter(x["accommodation_suitability"]) == "a")
            self.part("CLV-" + ids[2], rows, lambda x: code(x["activity"]) in EET)
        self.part("CLV-19", kept(p["CLV.1921"]), lambda x: code(x["activity"]) in ("F1", "P1"))
        self.bands("CLV-13", grouped(map(bed, clv), [(c,) for c in "BCDEGHKRSTUVWXYZ"]))
        self.put("CLV-14", sum(1 for x in clv if bed(x) in ("S", "V", "W")))
        self.bands("CLV-17", grouped([code(x["activity"]) for x in clv], [
            ("F1", "P1"), ("F2", "P2"), ("F3", "F4", "F5", "P3", "P4", "P5"), ("G4",), ("G5",), ("G6",)]))
        self.times("CLV-22", clv, "pathway_plan_review", None, [6, 12])
        self.out["CLV-22"]["value"] = IGNORED  # a share by its formula, bands alone by its banding: not settled
        self.letters("CLV-04", clv, "eligibility", "abcd")
        self.part("CLV-20", kept(clv), lambda x: code(x["activity"]) in ("F4", "P4"))
        self.part("CLV-23", clv, lambda x: x["pathway_plan_review"] is None)
        self.part("CLV-24", clv, lambda x: x["personal_adviser"] is not None)
        self.bands("CLV-25", upto(self.spans(clv, "latest_contact", None, cal), [28, 56, 91]))
        self.part("CLV-26", clv, lambda x: isdate(x["latest_contact"]) and 0 <= (r - x["latest_contact"]).days <= 56)
        self.part("CLV-27", clv, lambda x: bed(x) == "X")
        self.part("CLV-30", p["CLV.2225"], lambda x: touch(x) == "YES")

    def adoption(self):
        p, in12 = self.p, self.data.in12
        ado, all10 = p["ADO"], self.data.lists[10]
        within = lambda column, rows=all10: [x for x in rows if in12(x[column])]
        self.count("ADO-01", ado); self.pyramid("ADO-02", ado); self.ethnic("ADO-03", ado)
        self.flag("ADO-04", ado, "disability")
        for id, column in (("ADO-05", "adoption_order"), ("ADO-10", "should_be_placed_decision"),
                           ("ADO-11", "placement_order"), ("ADO-12", "matched"), ("ADO-13", "placed"),
                           ("ADO-08", "reversal_decision")):
            self.count(id, within(column))
        for id, when, start, end in (("ADO-14", "adoption_order", "entered_care", "placed"),
                                     ("ADO-17", "should_be_placed_decision", "entered_care",
                                      "should_be_placed_decision"),
                                     ("ADO-18", "placement_order", "should_be_placed_decision", "placement_order"),
                                     ("ADO-19", "placed", "matched", "placed"),
                                     ("ADO-20", "adoption_order", "placed", "adoption_order"),
                                     ("ADO-21", "adoption_order", "entered_care", "adoption_order")):
            self.mean(id, within(when), start, end)
        none = lambda *columns: lambda x: all(x[c] is None for c in columns)
        going = list(filter(none("adoption_order", "reversal_decision"), ado))
        self.put("ADO-06", sum(1 for x in going if x["placed"] is None))
        self.put("ADO-07", sum(1 for x in all10 if isdate(x["placed"])
                               and none("adoption_order", "reversal_decision")(x)))
        self.bands("ADO-09", grouped([code(x["reversal_reason"]) for x in within("reversal_decision")],
                                     [("RD1",), ("RD2",), ("RD3",), ("RD4",)]))
        self.put("ADO-24", sum(1 for x in ado if isdate(x["ffa_placed"])))
        adr = p["ADR"]
        self.count("ADR-01", adr); self.ethnic("ADR-04", adr); self.flag("ADR-05", adr, "disability")
        family = lambda x: x["family_id"] or ("own", x["id"])
        families = lambda rows: len({family(x) for x in rows})
        self.put("ADR-02", families(adr))
        self.share("ADR-06", families(x for x in adr if yes(x["fostering_for_adoption"]) == "Yes"), families(adr))
        self.put("ADR-03", len(adr))
        for id, when, start, end in (("ADR-09", "stage_1_end", "stage_1_start", "stage_1_end"),
                                     ("ADR-10", "stage_2_end", "stage_2_start", "stage_2_end"),
                                     ("ADR-17", "placed", "matched", "placed"),
                                     ("ADR-21", "stage_2_start", "stage_1_end", "stage_2_start")):
            self.median(id, within(when, adr), start, end)
        left = within("left_process", adr)  # a family counts once, by the first reason that one of its rows gives
        told = [x for x in left if self.reasons([x])[-1] == 0]
        first = {family(x): x for x in [*reversed(left), *reversed(told)]}
        self.bands("ADR-20", self.reasons(list(first.values())))
        for id, column in (("ADR-08", "stage_1_start"), ("ADR-15", "matched"), ("ADR-18", "adoption_order")):
            self.put(id, families(within(column, adr)))

    def reasons(self, rows):
        words = [re.sub(r"^[a-z]\) *", "", x["leaving_reason"] or "").lower() for x in rows
                 if isinstance(x["leaving_reason"], (str, type(None)))]
        kind = lambda text: next((n for n, w in enumerate(("withdr", "hold", "refused")) if w in text), None)
        return grouped([kind(text) for text in words] + [None] * (len(rows) - len(words)), [(0,), (1,), (2,)])

    def caseloads(self):
        p = self.p
        self.put("JNY-01", len({x["id"] for n in range(1, 10) for x in self.data.lists[n]}))
        care = {x["id"] for x in p["CLA.open"]}
        plan = {x["id"] for x in p["CPP.open"]}
        closed = collections.defaultdict(list)
        for x in p["REF"]:
            closed[x["id"]].append(x["referral_date"])
        self.part("CIN-36", p["CIN.end"], lambda x: any(d > x["cin_closure"] for d in closed[x["id"]]))
        self.put("CAS-06", len(care & plan)); self.put("CAS-07", len(care - plan))
        self.put("CAS-08", len({x["id"] for x in p["CLV"]} - care - plan))
        self.put("CAS-09", sum(1 for x in p["CIN.open"] if letter(x["case_status"]) == "c"))
        starts = {}
        for x in self.data.lists[7]:
            if isdate(x["cpp_start"]):
                starts.setdefault(x["id"], []).append(x["cpp_start"])
        self.part("JNY-04", p["CLA.start"], lambda x: any(d < x["cla_start"] for d in starts.get(x["id"], ())))
        agreed = [x for x in p["ICPC"] if yes(x["icpc_result"]) == "Yes"]
        self.part("JNY-06", agreed, lambda x: any(0 <= (d - x["icpc_date"]).days <= 7 for d in starts.get(x["id"], ())))
