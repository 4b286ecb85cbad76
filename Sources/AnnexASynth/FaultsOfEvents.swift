internal import CalendarDays

extension Fault {
    /// Nothing of the kind.
    static let nope = DraftValue.text("Nope")

    /// Faults in columns that several lists share.
    static let ofSharedColumns: [Fault] = [
        .put("ASH-R01", 1, "child_id", .blank, if: \.isAlone),
        .put("ASH-R02", 1, "child_id", .text("91*45"), if: \.isAlone),
        .put("ASH-R03", 1, "child_id", .text("9.23E+11"), if: \.isAlone),
        .put("ASH-R04", 1, "child_id", .decimal(900_123.5), if: \.isAlone),
        .put("ASH-R06", 1, "gender", .blank, if: \.isAlone),
        .put("ASH-R07", 2, "gender", nope, if: \.isAlone),
        .put("ASH-R09", 2, "ethnicity", .blank, if: \.isAlone),
        .put("ASH-R10", 1, "ethnicity", nope, if: \.isAlone),
        .put("ASH-R11", 1, "ethnicity", .text("White"), if: \.isAlone),
        .put("ASH-R13", 1, "date_of_birth", .text("soon"), if: \.isAlone),
        Fault("ASH-R14", 1, "date_of_birth", "over nine months ahead", if: \.isAlone) {
            $0["date_of_birth"] = .date($0.asAt.adding(months: 9).adding(days: 1))
            $0["contact_date"] = .date($0.asAt)
            $0["age"] = .number(-1)
        },
        Fault("ASH-R16", 9, "date_of_birth", "unborn", implies: ["A09-R12"], if: \.isAlone) {
            $0["date_of_birth"] = .date($0.asAt.adding(days: 30))
            $0["age"] = .number(-1)
            $0["eligibility"] = .code("Qualifying")
            $0.blank("pathway_plan_review", "latest_contact")
        },
        .put("ASH-R17", 1, "date_of_birth", .blank) { $0.isAlone && $0.number("age") ?? -1 >= 0 },
        .put("ASH-R18", 9, "date_of_birth", .blank, if: \.isAlone),
        .put("ASH-R19", 1, "age", .text("six"), if: \.isAlone),
        .put("ASH-R20", 1, "age", .decimal(6.25)) { $0.isAlone && $0.number("age") == 6 },
        .put("ASH-R21", 1, "age", .number(45)) { $0.isAlone && $0.number("age") ?? -1 >= 0 },
        .put("ASH-R22", 1, "age", .number(3)) { $0.isAlone && $0.number("age") ?? -1 >= 5 },
        .put("ASH-R23", 1, "age", .number(3)) { $0.isAlone && $0.number("age") == -1 },
        .put("ASH-R24", 1, "age", .number(-1)) { $0.isAlone && $0.number("age") ?? -1 >= 1 },
        Fault(
            "ASH-R25", 7, "date_of_birth", "18 on the reference date",
            if: {
                $0.isNotOn(8, 9, 10) && $0.isBlank("cpp_end") && $0.number("age") ?? 0 > 8
            }
        ) {
            $0.everywhere("date_of_birth", .date($0.asAt.adding(months: -216)))
            $0.everywhere("age", .number(18))
        },
        Fault(
            "ASH-R27", 10, "date_of_birth", "18 on the reference date",
            if: {
                $0.isBlank("adoption_order", "reversal_decision") && $0.isNotOn(9, 7) && $0.isOnce
            }
        ) {
            $0.everywhere("date_of_birth", .date($0.asAt.adding(months: -216)))
            $0.everywhere("age", .number(18))
        },
        .put("ASH-R28", 4, "disability", .blank),
        .put("ASH-R29", 4, "disability", nope),
        .put("ASH-R32", 1, "contact_date", .text("TBC"), if: \.isAlone),
        .put("ASH-R33", 1, "contact_date", .text("01/01/1900"), if: \.isAlone),
        Fault(
            "ASH-R34", 8, "last_health_assessment", "after the lists were made",
            if: {
                $0.isBlank("cla_ceased")
            }
        ) { $0["last_health_assessment"] = .date($0.asAt.adding(days: 20)) },
        Fault(
            "ASH-R35", 1, "contact_date", "290 days before birth",
            if: {
                $0.isAlone && $0.isPast("contact_date", by: 30)
            }
        ) {
            $0.put(290, after: "contact_date", in: "date_of_birth")
            $0["age"] = .number(-1)
        },
        Fault(
            "ASH-R36", 9, "latest_contact", "before birth",
            if: {
                $0.isAlone && $0.says("in_touch", "No", "REFU")
            }
        ) { $0.put(-10, after: "date_of_birth", in: "latest_contact") },
        .put("ASH-R39", 3, "referrals_12_months", .text("several"), if: \.isOnce),
        .put("ASH-R42", 8, "return_interview_offered", nope) { $0.says("return_interview_offered", "No") },
        Fault("ASH-R44", 2, nil, "the row once more", added: true, if: \.isAlone) { $0.again() },
        Fault(
            "ASH-R45", 1, "date_of_birth", "another in one of two rows", added: true,
            if: {
                $0.isAlone && $0.isPast("contact_date", by: 5) && $0.day("date_of_birth")?.civil.day ?? 0 > 15
                    && $0.number("age") ?? -1 >= 1
                    && $0.day("date_of_birth")?.civil.month != $0.asAt.civil.month
            }
        ) {
            let added = $0.again()
            added.put(1, after: "contact_date", in: "contact_date")
            added.put(-1, after: "date_of_birth", in: "date_of_birth")
        },
        Fault(
            "ASH-R46", 1, "gender", "another in one of two rows", added: true,
            if: {
                $0.isAlone && $0.isPast("contact_date", by: 5) && $0.says("gender", "M")
            }
        ) {
            let added = $0.again()
            added.put(1, after: "contact_date", in: "contact_date")
            added["gender"] = .code("F")
        },
        .put("A00-R12", 1, "contact_source", .text("#N/A"), if: \.isAlone),
        .put("A00-R18", 2, "organisation", .text("Childrenâ€™s Centre"), if: \.isAlone),
    ]

    /// Faults in Lists 1 to 5.
    static let ofEvents: [Fault] = [
        .put("A01-R01", 1, "contact_date", .blank, if: \.isAlone),
        .put("A01-R02", 1, "contact_source", .blank, if: \.isAlone),
        .put("A01-R03", 1, "contact_source", nope, if: \.isAlone),
        Fault("AWN-R01", 1, "contact_date", "the day before the six months", if: \.isAlone) {
            $0["contact_date"] = .date($0.half.adding(days: -1))
        },
        .put("A02-R01", 2, "assessment_start", .blank, if: \.isAlone),
        Fault(
            "A02-R02", 2, "assessment_completion", "the day before the start",
            if: {
                $0.isAlone && $0.isFilled("assessment_completion")
            }
        ) { $0.put(-1, after: "assessment_start", in: "assessment_completion") },
        .put("A02-R03", 2, "organisation", .blank, if: \.isAlone),
        Fault(
            "AWN-R02", 2, "assessment_completion", "the day before the six months",
            if: {
                $0.isAlone && $0.isFilled("assessment_completion")
                    && $0.day("assessment_start") ?? $0.asAt < $0.half.adding(days: -1)
            }
        ) { $0["assessment_completion"] = .date($0.half.adding(days: -1)) },
        .put("A03-R01", 3, "referral_date", .blank) { $0.isOnly(1, 3) && $0.isOnce },
        .put("A03-R02", 3, "referral_source", .blank),
        .put("A03-R03", 3, "referral_source", nope),
        .put("A03-R04", 3, "referral_nfa", .blank),
        .put("A03-R05", 3, "referral_nfa", .text("c) Unknown")),
        .put("A03-R06", 3, "referrals_12_months", .blank, if: \.isOnce),
        Fault(
            "A03-R07", 3, "referrals_12_months", "another number in one of two rows", added: true,
            if: {
                $0.isOnly(1, 3) && $0.isOnce && $0.isPast("referral_date", by: 30)
                    && $0.says("referral_nfa", "Yes")
            }
        ) {
            $0["referrals_12_months"] = .number(2)
            let added = $0.again()
            added.put(20, after: "referral_date", in: "referral_date")
            added["referrals_12_months"] = .number(3)
        },
        Fault(
            "A03-R08", 3, "referrals_12_months", "0, with another referral before", added: true,
            if: {
                $0.isOnly(1, 3) && $0.isOnce && $0.isPast("referral_date", by: 30)
                    && $0.says("referral_nfa", "Yes")
            }
        ) {
            $0["referrals_12_months"] = .number(0)
            $0.again().put(20, after: "referral_date", in: "referral_date")
        },
        Fault(
            "AWN-R03", 3, "referral_date", "the day before the six months",
            if: {
                $0.isOnly(1, 3) && $0.isOnce
            }
        ) { $0["referral_date"] = .date($0.half.adding(days: -1)) },
        .put("A04-R01", 4, "assessment_start", .blank) { $0.isFilled("assessment_authorised") },
        Fault(
            "A04-R02", 4, "assessment_authorised", "the day before the start",
            if: {
                $0.isFilled("assessment_authorised")
            }
        ) { $0.put(-1, after: "assessment_start", in: "assessment_authorised") },
        .put("A04-R03", 4, "child_seen", .blank) { $0.isFilled("assessment_authorised") },
        .put("A04-R04", 4, "child_seen", nope),
        Fault(
            "A04-R05", 4, "support_required", "an outcome of an open assessment",
            if: {
                $0.isBlank("assessment_authorised")
            }
        ) { $0["support_required"] = .code("No") },
        .put("A04-R06", 4, "support_required", .blank),
        .put("A04-R07", 4, "support_required", .text("CS Close Case")),
        Fault(
            "A04-R08", 4, "child_seen", "not seen",
            if: {
                $0.says("support_required", "Yes") && $0.number("age") ?? -1 >= 0
            }
        ) { $0["child_seen"] = .code("No") },
        Fault(
            "A04-R09", 4, "child_id", "a second open assessment", added: true,
            if: {
                $0.isBlank("assessment_authorised") && $0.isPast("assessment_start")
            }
        ) { $0.again().put(1, after: "assessment_start", in: "assessment_start") },
        Fault(
            "AWN-R04", 4, "assessment_authorised", "the day before the six months",
            if: {
                $0.says("support_required", "No") && $0.isNotOn(5, 6)
            }
        ) {
            $0["assessment_authorised"] = .date($0.half.adding(days: -1))
            $0["assessment_start"] = .date($0.half.adding(days: -30))
        },
        .put("A05-R01", 5, "strategy_discussion", .blank, if: \.isOnce),
        Fault(
            "A05-R02", 5, "icpc_date", "the day before the discussion",
            if: {
                $0.isOnce && $0.says("icpc_result", "No")
            }
        ) { $0.put(-1, after: "strategy_discussion", in: "icpc_date") },
        Fault(
            "A05-R03", 5, "icpc_date", "a date, though unnecessary",
            if: {
                $0.says("icpc_unnecessary", "Yes")
            }
        ) { $0["icpc_date"] = .date($0.asAt.adding(days: 10)) },
        Fault(
            "A05-R04", 5, "icpc_result", "a result, though unnecessary",
            if: {
                $0.says("icpc_unnecessary", "Yes")
            }
        ) { $0["icpc_result"] = .code("No") },
        Fault(
            "A05-R05", 5, "icpc_result", "a result without a date",
            if: {
                $0.isBlank("icpc_date") && !$0.says("icpc_unnecessary", "Yes")
            }
        ) { $0["icpc_result"] = .code("No") },
        .put("A05-R06", 5, "icpc_result", .blank) { $0.says("icpc_result", "No") },
        .put("A05-R07", 5, "icpc_unnecessary", .blank) { $0.says("icpc_result", "No") },
        .put("A05-R10", 5, "s47_12_months", .blank, if: \.isOnce),
        Fault(
            "A05-R11", 5, "s47_12_months", "another number in one of two rows", added: true,
            if: {
                $0.isOnce && $0.says("icpc_unnecessary", "Yes") && $0.isPast("strategy_discussion", by: 9)
            }
        ) {
            $0["s47_12_months"] = .number(3)
            let added = $0.again()
            added.put(5, after: "strategy_discussion", in: "strategy_discussion")
            added["s47_12_months"] = .number(4)
        },
        Fault(
            "A05-R12", 5, "s47_12_months", "0, with another enquiry before", added: true,
            if: {
                $0.isOnce && $0.says("icpc_unnecessary", "Yes") && $0.isPast("strategy_discussion", by: 9)
            }
        ) {
            $0["s47_12_months"] = .number(0)
            $0.again().put(5, after: "strategy_discussion", in: "strategy_discussion")
        },
        .put("A05-R15", 5, "icpc_unnecessary", nope) { $0.says("icpc_unnecessary", "Yes") },
        Fault(
            "AWN-R05", 5, "strategy_discussion", "seven months before",
            if: {
                $0.isOnce && $0.says("icpc_unnecessary", "Yes")
            }
        ) { $0["strategy_discussion"] = .date($0.asAt.adding(months: -7)) },
    ]
}
