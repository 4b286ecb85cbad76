internal import CalendarDays

extension Fault {
    private static func isPlainNeed(_ row: FaultSpot) -> Bool { row.says("case_status", "CIN") }
    private static func isClosed(_ row: FaultSpot) -> Bool {
        row.says("case_status", "Closed") && row.isNotOn(8, 7) && !row.says("closure_reason", "RC2")
    }
    private static func isOpenPlan(_ row: FaultSpot) -> Bool { row.isBlank("cpp_end") && row.isNotOn(8) }
    private static func isOldPlan(_ row: FaultSpot) -> Bool {
        isOpenPlan(row) && row.day("cpp_start") ?? row.asAt < row.half.adding(days: -10)
    }
    private static func isInCare(_ row: FaultSpot) -> Bool {
        row.isBlank("cla_ceased") && row.isNotOn(7, 9, 10) && !row.says("permanence_plan", "b")
            && row.says("uasc", "No")
    }
    private static func isFostered(_ row: FaultSpot) -> Bool {
        isInCare(row) && row.says("placement_type", "U6") && row.says("legal_status", "C2", "V2")
            && row.says("placement_provider", "PR1")
    }
    private static func hasLeftCare(_ row: FaultSpot) -> Bool {
        row.isFilled("cla_ceased") && row.isNotOn(7, 9, 10) && !row.says("ceased_reason", "E2", "E11", "E12")
    }

    /// Faults in Lists 6 and 7.
    static let ofNeed: [Fault] = [
        Fault(
            "A06-R01", 6, "child_id", "an older episode too", added: true,
            if: { isPlainNeed($0) && $0.number("age") ?? 0 > 4 }
        ) {
            $0.again().put(-800, after: "cin_start", in: "cin_start")
        },
        .put("A06-R02", 6, "cin_start", .blank, if: isPlainNeed),
        Fault("A06-R03", 6, "cin_closure", "the day before the start", if: isClosed) {
            $0.put(-1, after: "cin_start", in: "cin_closure")
            $0.blank("last_seen")
        },
        .put("A06-R04", 6, "closure_reason", .blank, if: isClosed),
        Fault("A06-R05", 6, "closure_reason", "a reason, no date", if: isPlainNeed) {
            $0["closure_reason"] = .code("RC7")
        },
        Fault("A06-R06", 6, "case_status", "a plan, though closed", if: isClosed) {
            $0["case_status"] = .code("CIN")
        },
        Fault("A06-R07", 6, "cin_closure", "left blank", if: isClosed) {
            $0.blank("cin_closure", "closure_reason")
        },
        .put("A06-R08", 6, "primary_need", .blank),
        .put("A06-R09", 6, "primary_need", nope),
        .put("A06-R11", 6, "closure_reason", nope, if: isClosed),
        .put("A06-R13", 6, "case_status", .blank, if: isPlainNeed),
        Fault(
            "A06-R14", 6, "last_seen", "before the start",
            if: {
                isPlainNeed($0) && $0.isFilled("last_seen") && $0.number("age") ?? 0 > 2
            }
        ) { $0.put(-1, after: "cin_start", in: "last_seen") },
        Fault("A06-R16", 6, "closure_reason", "died, with a plan", implies: ["A06-R06"], if: isPlainNeed) {
            $0["cin_closure"] = .date($0.asAt)
            $0["closure_reason"] = .code("RC2")
        },
        Fault(
            "A06-R17", 6, "closure_reason", "adopted, and looked after", implies: ["AXL-R08"],
            if: {
                $0.says("case_status", "CLA") && $0.isNotOn(7, 9, 10)
            }
        ) {
            $0["case_status"] = .code("Closed")
            $0["cin_closure"] = .date($0.asAt)
            $0["closure_reason"] = .code("RC4")
        },
        Fault(
            "AWN-R06", 6, "cin_closure", "the day before the six months",
            if: {
                isClosed($0) && $0.isOnly(1, 6) && $0.day("cin_start") ?? $0.asAt < $0.half.adding(days: -2)
            }
        ) {
            $0["cin_closure"] = .date($0.half.adding(days: -1))
            $0.blank("last_seen")
        },
        Fault("A07-R01", 7, "child_id", "an older plan too", added: true, if: isOldPlan) {
            $0.again().put(-30, after: "cpp_start", in: "cpp_start")
        },
        .put("A07-R02", 7, "cpp_start", .blank, if: isOldPlan),
        Fault(
            "A07-R03", 7, "cpp_end", "the day before the start",
            if: {
                $0.isFilled("cpp_end") && $0.isNotOn(8)
            }
        ) {
            $0.put(-1, after: "cpp_start", in: "cpp_end")
            $0.blank("last_statutory_visit", "seen_alone", "latest_review")
        },
        .put("A07-R04", 7, "initial_category", nope),
        Fault(
            "A07-R06", 7, "last_statutory_visit", "the day before the plan",
            if: {
                isOpenPlan($0) && $0.isFilled("last_statutory_visit")
            }
        ) { $0.put(-1, after: "cpp_start", in: "last_statutory_visit") },
        Fault(
            "A07-R07", 7, "last_statutory_visit", "the day after the plan",
            if: {
                $0.isPast("cpp_end") && $0.isFilled("last_statutory_visit")
            }
        ) { $0.put(1, after: "cpp_end", in: "last_statutory_visit") },
        .put("A07-R08", 7, "seen_alone", .blank),
        .put("A07-R09", 7, "seen_alone", nope),
        Fault(
            "A07-R10", 7, "latest_review", "the day before the plan",
            if: {
                isOpenPlan($0) && $0.isFilled("latest_review")
            }
        ) { $0.put(-1, after: "cpp_start", in: "latest_review") },
        Fault("A07-R11", 7, "latest_review", "on the first day of the plan", if: isOpenPlan) {
            $0.put(0, after: "cpp_start", in: "latest_review")
        },
        .put("A07-R12", 7, "emergency_protection", .blank),
        .put("A07-R13", 7, "previous_plans", .blank),
        Fault("A07-R15", 7, "cpp_end", "after the reference date", if: isOpenPlan) {
            $0["cpp_end"] = .date($0.asAt.adding(days: 1))
        },
    ]

    /// Faults in List 8.
    static let ofCare: [Fault] = [
        Fault("A08-R01", 8, "child_id", "an older period too", added: true, if: isInCare) {
            $0.again().put(-1, after: "cla_start", in: "cla_start")
        },
        .put("A08-R02", 8, "cla_start", .blank, if: isInCare),
        Fault("A08-R03", 8, "cla_ceased", "before the start", implies: ["A08-R24"], if: hasLeftCare) {
            $0.put(-1, after: "cla_start", in: "cla_ceased")
            $0.put(-1, after: "cla_start", in: "legal_status_start")
            $0.put(-1, after: "cla_start", in: "placement_start")
            $0.blank(
                "latest_statutory_review", "last_social_work_visit", "last_iro_contact",
                "last_health_assessment", "last_dental_check")
        },
        .put("A08-R04", 8, "ceased_reason", .blank, if: hasLeftCare),
        Fault("A08-R05", 8, "ceased_reason", "a reason, no date", if: isInCare) {
            $0["ceased_reason"] = .code("E8")
        },
        .put("A08-R06", 8, "ceased_reason", nope, if: hasLeftCare),
        .put("A08-R07", 8, "ceased_reason", .code("X1"), if: hasLeftCare),
        .put("A08-R08", 8, "legal_status_start", .blank, if: isInCare),
        .put("A08-R10", 8, "legal_status", nope, if: isInCare),
        .put("A08-R11", 8, "legal_status", .code("V3"), if: isFostered),
        .put("A08-R13", 8, "category_of_need", .blank, if: isInCare),
        .put("A08-R14", 8, "category_of_need", .code("N9"), if: isInCare),
        .put("A08-R15", 8, "uasc", .blank, if: isInCare),
        .put("A08-R18", 8, "second_period", .blank, if: isInCare),
        Fault(
            "A08-R19", 8, "latest_statutory_review", "before care",
            if: {
                isInCare($0) && $0.number("age") ?? 0 > 1
            }
        ) { $0.put(-1, after: "cla_start", in: "latest_statutory_review") },
        Fault(
            "A08-R20", 8, "last_social_work_visit", "before care",
            if: {
                isInCare($0) && $0.number("age") ?? 0 > 1
            }
        ) { $0.put(-1, after: "cla_start", in: "last_social_work_visit") },
        .put("A08-R23", 8, "placements_12_months", .number(0), if: isInCare),
        Fault(
            "A08-R24", 8, "placement_start", "before care",
            if: {
                isInCare($0) && $0.number("age") ?? 0 > 1
            }
        ) { $0.put(-1, after: "cla_start", in: "placement_start") },
        .put("A08-R26", 8, "placement_type", nope, if: isFostered),
        .put("A08-R27", 8, "placement_provider", .blank, if: isFostered),
        Fault("A08-R28", 8, "placement_provider", "own provision, with parents", if: isFostered) {
            $0["placement_type"] = .code("P1")
        },
        Fault(
            "A08-R29", 8, "placement_type", "for adoption, without an order",
            if: {
                $0.says("placement_type", "A5", "A6") && $0.says("legal_status", "E1")
                    && $0.isBlank("cla_ceased")
            }
        ) { $0["legal_status"] = .code("C2") },
        Fault("A08-R30", 8, "placement_type", "secure, under a child assessment order", if: isFostered) {
            $0["placement_type"] = .code("K1")
            $0["legal_status"] = .code("L3")
        },
        .put("A08-R32", 8, "placement_postcode", .text("nope"), if: isInCare),
        .put("A08-R34", 8, "placement_location", nope, if: isInCare),
        Fault(
            "A08-R35", 8, "placement_location", "outside, in the council itself: told with --la alone",
            if: {
                isInCare($0) && $0.says("placement_location", "In") && $0.isFilled("placement_la")
            }
        ) { $0["placement_location"] = .code("Out") },
        .put("A08-R36", 8, "placement_la", .text("Atlantis"), if: isInCare),
        .put("A08-R37", 8, "absent_episodes", .blank, if: isInCare),
        Fault(
            "A08-R38", 8, "return_interview_offered", "offered, never missing",
            if: {
                isInCare($0) && $0.number("missing_episodes") == 0
            }
        ) { $0["return_interview_offered"] = .code("No") },
        Fault(
            "A08-R40", 8, "return_interview_accepted", "accepted, not offered",
            if: { isInCare($0) && $0.number("missing_episodes") ?? 0 > 0 }
        ) {
            $0["return_interview_offered"] = .code("No")
            $0["return_interview_accepted"] = .code("Yes")
        },
        .put("A08-R43", 8, "permanence_plan", nope, if: isInCare),
        Fault("A08-R44", 8, "permanence_plan", "adoption, on remand", if: isFostered) {
            $0["permanence_plan"] = .code("b")
            $0["legal_status"] = .code("J1")
        },
        Fault(
            "A08-R46", 8, "ceased_reason", "adopted from foster care", implies: ["AXL-R23"],
            if: {
                hasLeftCare($0) && !$0.says("placement_type", "A3", "A4", "A5", "A6")
                    && !$0.says("legal_status", "E1", "D1") && $0.number("age") ?? 99 < 15
            }
        ) { $0["ceased_reason"] = .code("E12") },
        .put("A08-R47", 8, "ceased_reason", .code("E17")) {
            hasLeftCare($0) && $0.number("age") ?? 99 < 18
        },
        Fault(
            "A08-R48", 8, "ceased_reason", "home to parents at 18",
            if: {
                $0.isFilled("cla_ceased") && $0.number("age") ?? 0 >= 18
                    && $0.day("date_of_birth").map { $0.adding(months: 216) } ?? $0.asAt <= $0.day(
                        "cla_ceased") ?? $0.asAt
            }
        ) { $0["ceased_reason"] = .code("E4A") },
        Fault("A08-R50", 8, "placement_provider", "a council’s hospital", if: isFostered) {
            $0["placement_type"] = .code("R2")
        },
        .put("A08-R51", 8, "placement_provider", .code("PR3"), if: isFostered),
        Fault(
            "AWN-R08", 8, "cla_ceased", "the day before the six months",
            if: {
                hasLeftCare($0) && $0.number("age") ?? 99 < 16
                    && $0.day("cla_start") ?? $0.asAt < $0.half.adding(days: -5)
            }
        ) {
            $0["cla_ceased"] = .date($0.half.adding(days: -1))
            $0.put(0, after: "cla_start", in: "legal_status_start")
            $0.put(0, after: "cla_start", in: "placement_start")
            $0.blank(
                "latest_statutory_review", "last_social_work_visit", "last_iro_contact",
                "last_health_assessment", "last_dental_check")
        },
    ]

    private static func isInTouch(_ row: FaultSpot) -> Bool {
        row.says("in_touch", "Yes") && row.says("eligibility", "Former relevant") && row.isAlone
            && (19...21).contains(row.number("age") ?? 0)
    }

    /// Faults in List 9.
    static let ofLeaving: [Fault] = [
        Fault("A09-R01", 9, "child_id", "the young person again", added: true, if: isInTouch) {
            $0.again()["worker"] = .text("Worker 999")
        },
        .put("A09-R02", 9, "eligibility", .blank, if: isInTouch),
        .put("A09-R03", 9, "in_touch", .blank, if: isInTouch),
        .put("A09-R04", 9, "activity", .blank, if: isInTouch),
        Fault("A09-R05", 9, "activity", "known, though not in touch", if: isInTouch) {
            $0["in_touch"] = .code("No")
            $0.blank("accommodation_type", "accommodation_suitability")
        },
        Fault("A09-R06", 9, "accommodation_type", "suitability alone", implies: ["A09-R05"], if: isInTouch) {
            $0["in_touch"] = .code("No")
            $0.blank("accommodation_type", "activity")
        },
        .put("A09-R07", 9, "accommodation_type", nope, if: isInTouch),
        .put("A09-R10", 9, "eligibility", .code("Relevant"), if: isInTouch),
        .put("A09-R11", 9, "eligibility", .code("Former relevant")) {
            $0.says("eligibility", "Relevant") && $0.number("age") ?? 99 < 18 && $0.isNotOn(8)
        },
        Fault("A09-R12", 9, "eligibility", "qualifying at 26", if: isInTouch) {
            $0["date_of_birth"] = .date($0.asAt.adding(months: -26 * 12))
            $0["age"] = .number(26)
            $0["eligibility"] = .code("Qualifying")
        },
        .put("A09-R13", 9, "uasc", .blank, if: isInTouch),
        Fault("A09-R15", 9, "pathway_plan_review", "after the reference date", if: isInTouch) {
            $0["pathway_plan_review"] = .date($0.asAt.adding(days: 1))
        },
    ]
}
