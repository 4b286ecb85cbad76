internal import CalendarDays

extension Fault {
    private static func isPlainNeed(_ row: FaultSpot) -> Bool {
        row.says("case_status", "CIN") && row.isNotOn(7, 8, 9, 10)
    }

    /// Faults that only two lists together show.
    static let acrossLists: [Fault] = [
        Fault(
            "AXL-R01", 6, "date_of_birth", "another in List 6",
            if: {
                $0.isOnly(1, 6) && $0.on(1).count == 1 && $0.day("date_of_birth")?.civil.day ?? 0 > 15
                    && $0.number("age") ?? -1 >= 1
                    && $0.day("date_of_birth")?.civil.month != $0.asAt.civil.month
            }
        ) { $0.put(-1, after: "date_of_birth", in: "date_of_birth") },
        Fault(
            "AXL-R02", 3, "gender", "another in List 3",
            if: {
                $0.isOnly(1, 3) && $0.isOnce && $0.on(1).count == 1 && $0.says("gender", "M")
            }
        ) { $0["gender"] = .code("F") },
        Fault(
            "AXL-R03", 3, "ethnicity", "another in List 3",
            if: {
                $0.isOnly(1, 3) && $0.isOnce && $0.on(1).count == 1 && $0.says("ethnicity", "WBRI")
            }
        ) { $0["ethnicity"] = .code("CHNE") },
        Fault(
            "AXL-R05", 7, "child_id", "not in List 6",
            if: {
                $0.isBlank("cpp_end") && $0.isNotOn(8) && !$0.on(6).isEmpty
            }
        ) { for row in $0.on(6) { row.remove() } },
        Fault(
            "AXL-R06", 7, "child_id", "another status in List 6",
            if: {
                $0.isBlank("cpp_end") && $0.isNotOn(8) && !$0.on(6).isEmpty
            }
        ) { for row in $0.on(6) { row["case_status"] = .code("CIN") } },
        Fault(
            "AXL-R07", 8, "child_id", "not in List 6",
            if: {
                $0.isBlank("cla_ceased") && $0.isNotOn(7, 9, 10) && !$0.on(6).isEmpty
            }
        ) { for row in $0.on(6) { row.remove() } },
        Fault(
            "AXL-R08", 8, "child_id", "another status in List 6",
            if: {
                $0.isBlank("cla_ceased") && $0.isNotOn(7, 9, 10) && !$0.on(6).isEmpty
            }
        ) { for row in $0.on(6) { row["case_status"] = .code("CIN") } },
        .put("AXL-R09", 6, "case_status", .code("CLA"), if: isPlainNeed),
        .put("AXL-R10", 6, "case_status", .code("CPP"), if: isPlainNeed),
        Fault(
            "AXL-R11", 6, "case_status", "no open assessment",
            if: { row in
                isPlainNeed(row) && row.on(4).allSatisfy { $0.isFilled("assessment_authorised") }
            }
        ) { $0["case_status"] = .code("Assessment") },
        Fault(
            "AXL-R13", 6, "cin_start", "without a referral",
            if: { row in
                guard isPlainNeed(row), let start = row.day("cin_start"), start > row.half.adding(days: 20),
                    row.number("age") ?? 0 > 1
                else { return false }
                let others =
                    row.on(1).compactMap { $0.day("contact_date") }
                    + row.on(3).compactMap { $0.day("referral_date") }
                return !others.isEmpty && others.allSatisfy { abs($0.days(to: start.adding(days: -10))) > 5 }
            }
        ) { $0.put(-10, after: "cin_start", in: "cin_start") },
        Fault(
            "AXL-R15", 3, "referral_nfa", "no action, and an assessment",
            if: { row in
                guard row.isOnce, row.says("referral_nfa", "No"), let day = row.day("referral_date") else {
                    return false
                }
                return row.on(4).contains {
                    $0.day("assessment_start").map { (0...3).contains(day.days(to: $0)) } ?? false
                }
            }
        ) { $0["referral_nfa"] = .code("Yes") },
        Fault(
            "AXL-R16", 5, "icpc_date", "no such plan",
            if: {
                $0.says("icpc_result", "No") && $0.isNotOn(7) && $0.isOnce && $0.isPast("icpc_date", by: 0)
            }
        ) { $0["icpc_result"] = .code("Yes") },
        Fault(
            "AXL-R17", 7, "cpp_start", "no conference that led to it",
            if: {
                $0.day("cpp_start") ?? $0.half >= $0.half.adding(days: 5) && $0.on(5).count == 1
                    && $0.isNotOn(8)
            }
        ) { for row in $0.on(5) { row["icpc_result"] = .code("No") } },
        Fault(
            "AXL-R23", 8, "child_id", "no order in List 10",
            if: { row in
                row.says("ceased_reason", "E11", "E12") && row.on(10).count == 1
                    && row.on(10).contains { $0.isFilled("adoption_order") }
            }
        ) { for row in $0.on(10) { row.blank("adoption_order") } },
        Fault(
            "AXL-R24", 8, "child_id", "not in List 10",
            if: { row in
                row.says("legal_status", "E1") && row.isBlank("cla_ceased") && row.on(10).count == 1
                    && row.on(10).contains { $0.isBlank("family_id") }
            }
        ) { for row in $0.on(10) { row.remove() } },
        .put("AXL-R30", 9, "eligibility", .code("Eligible")) {
            $0.says("eligibility", "Relevant") && $0.isNotOn(8) && $0.number("age") ?? 99 < 18
        },
        .put("AXL-R31", 9, "eligibility", .code("Relevant")) {
            $0.says("eligibility", "Eligible") && $0.number("age") ?? 99 < 18
        },
        Fault(
            "AXL-R36", 7, "emergency_protection", "an order in List 8",
            if: { row in
                row.says("emergency_protection", "No") && row.isBlank("cpp_end") == false
                    && row.on(8).contains {
                        $0.day("legal_status_start") ?? $0.half.adding(days: -1) >= $0.half
                            && $0.isBlank("cla_ceased")
                            && $0.says("legal_status", "C1", "V2", "C2")
                    }
            }
        ) { for row in $0.on(8) { row["legal_status"] = .code("L2") } },
        Fault(
            "AXL-R38", 3, "referral_nfa", "no support needed, and a plan",
            if: { row in
                guard row.isOnce, row.says("referral_nfa", "No"), let day = row.day("referral_date"),
                    row.on(6).contains(where: { $0.says("case_status", "CIN") }), row.on(4).count == 1
                else { return false }
                return row.on(4).contains {
                    $0.says("support_required", "Yes") && $0.day("assessment_start") ?? day >= day
                }
            }
        ) { for row in $0.on(4) { row["support_required"] = .code("No") } },
        Fault(
            "AXL-R41", 1, "contact_date", "after the child died", added: true,
            if: { row in
                guard row.isOnly(1, 6), row.isOnce, let contact = row.day("contact_date") else {
                    return false
                }
                return row.on(6).contains {
                    $0.says("case_status", "Closed") && $0.isPast("cin_closure", by: 5)
                        && contact <= $0.day("cin_closure") ?? contact
                }
            }
        ) { row in
            let added = row.again()
            for need in row.on(6) {
                need["closure_reason"] = .code("RC2")
                if let day = need.day("cin_closure") { added["contact_date"] = .date(day.adding(days: 1)) }
            }
        },
    ]
}
