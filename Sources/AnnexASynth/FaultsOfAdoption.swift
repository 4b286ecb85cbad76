internal import CalendarDays

extension Fault {
    private static func isAdopted(_ row: FaultSpot) -> Bool {
        row.isFilled("adoption_order", "placed", "matched") && row.on(10).count == 1
    }
    private static func isMatched(_ row: FaultSpot) -> Bool {
        row.isFilled("matched") && row.isBlank("adoption_order") && row.on(10).count == 1
    }
    private static func isReversed(_ row: FaultSpot) -> Bool { row.isFilled("reversal_decision") }
    private static func waits(_ row: FaultSpot) -> Bool {
        row.isBlank("matched", "adoption_order", "reversal_decision")
    }

    /// Faults in List 10.
    static let ofAdoption: [Fault] = [
        .put("A10-R01", 10, "entered_care", .blank, if: waits),
        .put("A10-R02", 10, "should_be_placed_decision", .blank, if: waits),
        Fault(
            "A10-R03", 10, "should_be_placed_decision", "before care",
            if: {
                $0.isBlank("reversal_decision") && $0.isFilled("entered_care") && $0.number("age") ?? 0 > 0
                    && $0.day("date_of_birth") ?? $0.asAt < $0.day("entered_care") ?? $0.asAt
            }
        ) { $0.put(-1, after: "entered_care", in: "should_be_placed_decision") },
        Fault(
            "A10-R04", 10, "placement_order", "before the decision",
            if: {
                $0.isFilled("placement_order") && isMatched($0)
                    || $0.isFilled("placement_order") && isAdopted($0)
            }
        ) { $0.put(-1, after: "should_be_placed_decision", in: "placement_order") },
        Fault("A10-R05", 10, "matched", "before the decision", if: isMatched) {
            $0.put(-1, after: "should_be_placed_decision", in: "matched")
        },
        Fault(
            "A10-R06", 10, "placed", "before the match",
            if: {
                $0.isFilled("placed", "matched") && $0.isBlank("ffa_placed") && $0.on(10).count == 1
            }
        ) { $0.put(-1, after: "matched", in: "placed") },
        Fault("A10-R07", 10, "adoption_order", "before the placement", if: isAdopted) {
            $0.put(-1, after: "placed", in: "adoption_order")
        },
        .put("A10-R08", 10, "reversal_reason", .blank, if: isReversed),
        .put("A10-R09", 10, "reversal_reason", nope, if: isReversed),
        Fault("A10-R10", 10, "reversal_decision", "reversed, though adopted", if: isAdopted) {
            $0.put(0, after: "adoption_order", in: "reversal_decision")
            $0["reversal_reason"] = .code("RD4")
        },
        Fault("A10-R11", 10, "reversal_decision", "before the decision", if: isReversed) {
            $0.put(-1, after: "should_be_placed_decision", in: "reversal_decision")
        },
        Fault(
            "A10-R12", 10, "reversal_reason", "no order made, and one dated",
            if: {
                isReversed($0) && $0.isFilled("placement_order")
            }
        ) { $0["reversal_reason"] = .code("RD2") },
        .put("A10-R13", 10, "family_id", .blank) { isMatched($0) && $0.isBlank("placed") },
        Fault("A10-R15", 10, "child_id", "waits in two rows", added: true, if: waits) {
            $0.again().put(1, after: "should_be_placed_decision", in: "should_be_placed_decision")
        },
        Fault(
            "AWN-R09", 10, "reversal_decision", "the day before the twelve months",
            if: {
                isReversed($0)
                    && $0.day("should_be_placed_decision") ?? $0.asAt
                        < $0.asAt.adding(months: -12).adding(days: -9)
            }
        ) { $0["reversal_decision"] = .date($0.asAt.adding(months: -12).adding(days: -1)) },
        Fault(
            "AXL-R21", 10, "entered_care", "another day than in List 8",
            if: {
                waits($0) && $0.on(8).count == 1
                    && $0.day("entered_care") ?? $0.asAt < $0.day("should_be_placed_decision") ?? $0.asAt
            }
        ) { $0.put(1, after: "entered_care", in: "entered_care") },
        Fault(
            "AXL-R22", 10, "adoption_order", "another reason in List 8",
            if: {
                isAdopted($0) && $0.day("adoption_order") ?? $0.half.adding(days: -1) >= $0.half
                    && $0.on(8).count == 1
            }
        ) { for row in $0.on(8) { row["ceased_reason"] = .code("E8") } },
        Fault(
            "AXL-R25", 10, "placement_order", "another day than in List 8",
            if: { row in
                row.on(8).contains { $0.says("legal_status", "E1") } && row.isFilled("placement_order")
                    && row.isPast("placement_order", by: 3)
            }
        ) { $0.put(1, after: "placement_order", in: "placement_order") },
        Fault("AXL-R26", 10, "family_id", "a family that List 11 lacks", if: { isMatched($0) }) {
            $0["family_id"] = .text("F9999")
        },
        Fault(
            "AXL-R28", 10, "matched", "another day than in List 11",
            if: {
                isMatched($0) && $0.isPast("matched", by: 3)
                    && $0.day("placed") ?? $0.asAt > $0.day("matched") ?? $0.asAt
            }
        ) { $0.put(1, after: "matched", in: "matched") },
        Fault("AXL-R20", 10, "child_id", "not in List 8", if: { waits($0) && $0.on(8).count == 1 }) { row in
            for care in row.on(8) { care.remove() }
            for need in row.on(6) { need["case_status"] = .code("CIN") }
        },
    ]

    private static func isCouple(_ row: FaultSpot) -> Bool { row.on(11).count == 2 }
    /// Whether it is the second of two partners: where they disagree, the first stands.
    private static func isSecond(_ row: FaultSpot) -> Bool {
        isCouple(row) && row.on(11).allSatisfy { $0.seat.row <= row.seat.row }
    }
    private static func isApproved(_ row: FaultSpot) -> Bool {
        row.isFilled("stage_1_start", "stage_1_end", "stage_2_start", "stage_2_end")
    }
    private static func isWaiting(_ row: FaultSpot) -> Bool { row.isBlank("matched", "left_process") }

    /// Faults in List 11.
    static let ofAdopters: [Fault] = [
        .put("A11-R01", 11, "family_id", .blank) { isCouple($0) && $0.isFilled("matched") },
        Fault(
            "A11-R02", 11, "adopter_id", "the adopter again", added: true,
            if: {
                isWaiting($0) && $0.on(11).count == 1
            }
        ) { $0.again()["disability"] = .code("Unknown") },
        .put("A11-R04", 11, "fostering_for_adoption", .blank, if: isWaiting),
        .put("A11-R05", 11, "enquiry", .blank, if: isWaiting),
        Fault("A11-R06", 11, "stage_1_end", "before its start", if: { isWaiting($0) && isApproved($0) }) {
            $0.put(-1, after: "stage_1_start", in: "stage_1_end")
        },
        Fault(
            "A11-R07", 11, "application_approved", "before it was submitted",
            if: {
                isWaiting($0) && isApproved($0)
            }
        ) {
            $0.put(2, after: "enquiry", in: "application_submitted")
            $0.put(1, after: "enquiry", in: "application_approved")
            $0.blank("stage_1_start", "stage_1_end", "stage_2_start", "stage_2_end")
        },
        Fault(
            "A11-R08", 11, "stage_1_start", "dates of both processes",
            if: {
                isWaiting($0) && isApproved($0)
            }
        ) { $0.put(2, after: "enquiry", in: "application_submitted") },
        Fault(
            "A11-R09", 11, "stage_1_start", "an enquiry only",
            if: {
                isWaiting($0) && $0.isFilled("stage_1_start")
            }
        ) { $0.blank("stage_1_start", "stage_1_end", "stage_2_start", "stage_2_end") },
        Fault(
            "A11-R10", 11, "matched", "without approval",
            if: {
                $0.isFilled("matched", "stage_2_end")
            }
        ) { $0.blank("stage_2_end") },
        Fault(
            "A11-R11", 11, "placed", "before the match", implies: ["A11-R18"],
            if: {
                isSecond($0) && $0.isFilled("placed") && $0.on(10).count == 1
            }
        ) { $0.put(-1, after: "matched", in: "placed") },
        .put("A11-R12", 11, "children_placed", .blank) { $0.isFilled("placed") },
        Fault(
            "A11-R13", 11, "children_placed", "1, with no date",
            if: {
                isWaiting($0) && isApproved($0)
            }
        ) { row in
            for adopter in row.on(11) where adopter.seat == row.seat {
                adopter["children_placed"] = .number(1)
            }
        },
        .put("A11-R14", 11, "leaving_reason", .blank),
        .put("A11-R15", 11, "leaving_reason", nope),
        Fault("A11-R17", 11, "left_process", "before the enquiry", if: { $0.isFilled("left_process") }) {
            $0.put(-1, after: "enquiry", in: "left_process")
        },
        Fault(
            "A11-R18", 11, "matched", "another day than the partner",
            if: { row in
                isSecond(row) && row.isPast("matched", by: 3)
                    && row.day("placed") ?? row.asAt > row.day("matched") ?? row.asAt
            }
        ) { $0.put(1, after: "matched", in: "matched") },
        Fault("AWN-R10", 11, "left_process", "two years ago", if: { $0.isFilled("left_process") }) {
            let past = $0.asAt.adding(months: -24)
            $0["enquiry"] = .date(past.adding(days: -90))
            $0["stage_1_start"] = .date(past.adding(days: -60))
            $0["left_process"] = .date(past)
            $0.blank("stage_1_end", "stage_2_start", "stage_2_end")
        },
        Fault(
            "AXL-R29", 11, "children_placed", "one too many",
            if: { row in
                row.on(11).count == 1 && row.isFilled("placed") && row.on(10).count > 0
            }
        ) { if let number = $0.number("children_placed") { $0["children_placed"] = .number(number + 1) } },
    ]
}
