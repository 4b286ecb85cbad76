internal import CalendarDays

extension Fault {
    private static func isInCare(_ row: FaultSpot) -> Bool {
        row.isBlank("cla_ceased") && row.isNotOn(7, 9, 10) && row.says("uasc", "No")
            && row.says("legal_status", "C1", "C2", "V2") && row.number("age") ?? 0 > 1
    }
    private static func isInTouch(_ row: FaultSpot) -> Bool {
        row.says("in_touch", "Yes") && row.says("eligibility", "Former relevant") && row.isAlone
            && (19...21).contains(row.number("age") ?? 0)
    }
    private static func isOpenPlan(_ row: FaultSpot) -> Bool { row.isBlank("cpp_end") && row.isNotOn(8) }

    /// What is no mistake for certain: queries.
    static let toAskAbout: [Fault] = [
        Fault(
            "A02-R04", 2, "assessment_start", "open for 25 months",
            if: {
                $0.isAlone && $0.isBlank("assessment_completion") && $0.number("age") ?? 0 > 4
            }
        ) { $0["assessment_start"] = .date($0.asAt.adding(months: -25)) },
        Fault("A02-R06", 2, "assessment_start", "twice on one day", added: true, if: \.isAlone) {
            $0.again()["organisation"] = .text("Another Centre")
        },
        Fault(
            "A03-R09", 3, "referral_date", "twice on one day", added: true,
            if: {
                $0.isOnly(1, 3) && $0.isOnce && $0.says("referral_nfa", "Yes")
            }
        ) { $0.again()["worker"] = .text("Worker 999") },
        Fault(
            "A04-R10", 4, "assessment_start", "twice on one day", added: true,
            if: {
                $0.isFilled("assessment_authorised")
            }
        ) { $0.again()["worker"] = .text("Worker 999") },
        Fault(
            "A05-R09", 5, "icpc_unnecessary", "left blank for three months",
            if: {
                $0.isOnce && $0.says("icpc_unnecessary", "Yes") && $0.isPast("strategy_discussion", by: 90)
            }
        ) { $0.blank("icpc_unnecessary") },
        Fault("A05-R13", 5, "icpc_12_months", "more than enquiries", if: \.isOnce) {
            $0["s47_12_months"] = .number(1)
            $0["icpc_12_months"] = .number(2)
        },
        Fault(
            "A05-R14", 5, "strategy_discussion", "twice on one day", added: true,
            if: {
                $0.isOnce && $0.says("icpc_unnecessary", "Yes")
            }
        ) { $0.again()["worker"] = .text("Worker 999") },
        .put("A06-R10", 6, "primary_need", .code("N9")) {
            $0.says("case_status", "CIN") && $0.isPast("cin_start", by: 90)
        },
        .put("A06-R12", 6, "closure_reason", .code("RC8")) {
            $0.says("closure_reason", "RC7") && $0.isNotOn(7, 8)
        },
        .put("A06-R15", 6, "last_seen", .blank) {
            $0.says("case_status", "CIN") && $0.isPast("cin_start", by: 40)
        },
        .put("A07-R05", 7, "latest_category", .text("Neglect, Physical abuse")),
        .put("A07-R14", 7, "previous_plans", .number(7), if: isOpenPlan),
        Fault(
            "A07-R16", 7, "cpp_start", "open for 25 months",
            if: {
                isOpenPlan($0) && $0.number("age") ?? 0 > 4
                    && $0.day("cpp_start") ?? $0.asAt < $0.half
            }
        ) { $0["cpp_start"] = .date($0.asAt.adding(months: -25)) },
        Fault("A08-R09", 8, "legal_status_start", "before care", if: isInCare) {
            $0.put(-1, after: "cla_start", in: "legal_status_start")
        },
        .put("A08-R12", 8, "legal_status", .code("D1"), if: isInCare),
        .put("A08-R16", 8, "category_of_need", .code("N1")) { $0.says("uasc", "Yes") },
        Fault("A08-R21", 8, "last_iro_contact", "before care", if: isInCare) {
            $0.put(-1, after: "cla_start", in: "last_iro_contact")
        },
        Fault("A08-R22", 8, "last_dental_check", "before care", if: isInCare) {
            $0.put(-1, after: "cla_start", in: "last_dental_check")
        },
        Fault(
            "A08-R25", 8, "placements_12_months", "moved, and one placement",
            if: {
                isInCare($0) && $0.isPast("placement_start", by: 3)
                    && $0.day("placement_start") ?? $0.half > $0.asAt.adding(months: -11)
                    && $0.day("cla_start") ?? $0.asAt < $0.day("placement_start") ?? $0.asAt
            }
        ) { $0["placements_12_months"] = .number(1) },
        .put("A08-R33", 8, "placement_urn", .text("12"), if: isInCare),
        Fault("A08-R39", 8, "return_interview_offered", "left blank", if: isInCare) {
            $0["missing_episodes"] = .number(2)
            $0.blank("return_interview_offered", "return_interview_accepted")
        },
        Fault("A08-R41", 8, "return_interview_accepted", "left blank", if: isInCare) {
            $0["missing_episodes"] = .number(2)
            $0["return_interview_offered"] = .code("Yes")
            $0.blank("return_interview_accepted")
        },
        .put("A08-R42", 8, "permanence_plan", .blank) { isInCare($0) && $0.isPast("cla_start", by: 140) },
        .put("A08-R49", 8, "ceased_reason", .code("E15")) {
            $0.isFilled("cla_ceased") && $0.says("uasc", "No") && $0.isNotOn(7, 9, 10)
        },
        Fault("A09-R08", 9, "accommodation_suitability", "suitable, in custody", if: isInTouch) {
            $0["accommodation_type"] = .code("X")
            $0["accommodation_suitability"] = .code("Suitable")
        },
        Fault("A09-R09", 9, "accommodation_type", "abroad, and in touch", if: isInTouch) {
            $0["accommodation_type"] = .code("G")
        },
        .put("A09-R14", 9, "personal_adviser", .blank, if: isInTouch),
        .put("A09-R16", 9, "latest_contact", .blank, if: isInTouch),
        Fault("A09-R17", 9, "in_touch", "died", if: isInTouch) {
            $0["in_touch"] = .code("Died")
            $0.blank("accommodation_type", "accommodation_suitability", "activity")
        },
        Fault(
            "A10-R14", 10, "ffa_placed", "before care",
            if: {
                $0.isBlank("matched", "family_id", "reversal_decision") && $0.number("age") ?? 0 > 0
                    && $0.day("date_of_birth") ?? $0.asAt < $0.day("entered_care") ?? $0.asAt
            }
        ) { $0.put(-1, after: "entered_care", in: "ffa_placed") },
        .put("A11-R16", 11, "leaving_reason", .code("2"), if: \.isAlone),
        .put("ASH-R08", 1, "gender", .text("9"), if: \.isAlone),
        Fault(
            "ASH-R12", 1, "ethnicity", "not obtained, and known in List 3",
            if: {
                $0.isOnly(1, 3) && $0.isOnce && $0.on(3).count == 1 && !$0.says("ethnicity", "NOBT", "REFU")
            }
        ) { $0["ethnicity"] = .code("NOBT") },
        .put("ASH-R31", 6, "team", .blank) { $0.says("case_status", "Closed") },
        .put("ASH-R40", 3, "referrals_12_months", .number(51), if: \.isOnce),
        .put("ASH-R43", 1, "contact_source", .text("7 - Police"), if: \.isAlone),
    ]
}
