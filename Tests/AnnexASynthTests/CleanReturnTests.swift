import AnnexASchema
import AnnexASynth
import CalendarDays
import Testing

@Suite("A clean return breaks no rule of a row")
struct CleanReturnTests {
    @Test("Each coded cell holds the exact text of the template", arguments: ["2019", "2024"])
    func codes(id: String) throws {
        let edition = try #require(Invented.schema.edition(id))
        let made = Invented.make(800, edition: id)
        for list in edition.lists {
            let sheet = try #require(made.sheet(ofList: list.number))
            for (index, column) in list.columns.enumerated() {
                guard let set = column.codeSet.flatMap({ edition.codeSets[$0] }) else { continue }
                let known = Set(set.codes.map(\.code))
                for row in sheet.rows.dropFirst(sheet.headingRow) where row[index] != .empty {
                    guard case .text(let text) = row[index], known.contains(text) else {
                        Issue.record("List \(list.number) \(column.id): \(row[index])")
                        break
                    }
                }
            }
        }
    }

    @Test("Each required cell is filled")
    func required() throws {
        for made in Invented.all {
            for list in Invented.schema.newestEdition.lists {
                for column in list.columns where column.isRequired {
                    let id = column.id.rawValue
                    // The front door may not have decided yet, and the edition of 2019 lacks some columns.
                    let blanks = made.list(list.number).filter { row in
                        row.columns.contains(column.id) && row.isBlank(id)
                    }
                    let allowed = ["placement_postcode", "child_seen"].contains(id)
                    #expect(blanks.isEmpty || allowed, "List \(list.number) \(id) in \(made)")
                }
            }
        }
    }

    @Test("Ages are completed years at R, and -1 for the unborn", arguments: Invented.all)
    func ages(made: ReadReturn) {
        for number in 1...10 {
            for row in made.list(number) {
                guard let birth = row.date("date_of_birth") else {
                    Issue.record("no birth date")
                    continue
                }
                let age = birth > made.asAt ? -1 : birth.completedYears(to: made.asAt)
                #expect(row.number("age") == age)
            }
        }
    }

    @Test("Only Lists 8 and 9 name adults, and 8 only those whose care has ended", arguments: Invented.all)
    func adults(made: ReadReturn) {
        for number in [1, 2, 3, 4, 5, 6, 7, 10] {
            #expect(made.list(number).allSatisfy { ($0.number("age") ?? 99) < 18 }, "List \(number)")
        }
        #expect(made.list(8).allSatisfy { ($0.number("age") ?? 99) < 18 || !$0.isBlank("cla_ceased") })
        #expect(made.list(9).allSatisfy { (16...24).contains($0.number("age") ?? 99) })
    }

    @Test("No unborn child is looked after or leaves care", arguments: Invented.all)
    func unborn(made: ReadReturn) {
        for number in 8...10 { #expect(made.list(number).allSatisfy { $0.number("age") != -1 }) }
    }

    @Test("Nothing has happened after R, or long before birth", arguments: Invented.all)
    func events(made: ReadReturn) {
        for number in 1...11 {
            for row in made.list(number) {
                let birth = row.date("date_of_birth")
                for case let column? in row.columns where column.rawValue != "date_of_birth" {
                    guard let date = row.date(column.rawValue) else { continue }
                    #expect(date <= made.asAt, "List \(number) \(column)")
                    guard let birth else { continue }
                    let earliest = number >= 8 ? birth : birth.adding(days: -280)
                    #expect(date >= earliest, "List \(number) \(column) of \(row.id)")
                }
            }
        }
    }

    @Test("Every list keeps to its window", arguments: Invented.all)
    func windows(made: ReadReturn) {
        let half = made.asAt.adding(months: -6)
        let year = made.asAt.adding(months: -12)
        func check(_ number: Int, _ column: String, _ from: CalendarDay) {
            #expect(
                made.list(number).allSatisfy { ($0.date(column) ?? from) >= from }, "List \(number) \(column)"
            )
        }
        check(1, "contact_date", half)
        check(2, "assessment_completion", half)
        check(3, "referral_date", half)
        check(4, "assessment_authorised", half)
        check(6, "cin_closure", half)
        check(7, "cpp_end", half)
        check(8, "cla_ceased", half)
        check(10, "adoption_order", year)
        check(10, "reversal_decision", year)
        check(11, "adoption_order", year)
        check(11, "left_process", year)
        #expect(
            made.list(5).allSatisfy {
                ($0.date("strategy_discussion") ?? half) >= half || ($0.date("icpc_date") ?? year) >= half
            })
    }

    @Test(
        "Dates of a row stand in order",
        arguments: [
            (2, ["assessment_start", "assessment_completion"]),
            (4, ["assessment_start", "assessment_authorised"]),
            (5, ["strategy_discussion", "icpc_date"]), (6, ["cin_start", "last_seen", "cin_closure"]),
            (7, ["cpp_start", "last_statutory_visit", "cpp_end"]),
            (7, ["cpp_start", "latest_review", "cpp_end"]),
            (8, ["cla_start", "legal_status_start", "cla_ceased"]),
            (8, ["cla_start", "placement_start", "cla_ceased"]),
            (8, ["cla_start", "latest_statutory_review", "last_iro_contact", "cla_ceased"]),
            (8, ["cla_start", "last_social_work_visit", "cla_ceased"]),
            (8, ["cla_start", "last_health_assessment", "cla_ceased"]),
            (8, ["cla_start", "last_dental_check", "cla_ceased"]),
            (
                10,
                [
                    "entered_care", "should_be_placed_decision", "placement_order", "matched", "placed",
                    "adoption_order",
                ]
            ),
            (10, ["should_be_placed_decision", "reversal_decision"]),
            (10, ["entered_care", "ffa_placed", "placed"]),
            (
                11,
                [
                    "enquiry", "stage_1_start", "stage_1_end", "stage_2_start", "stage_2_end", "matched",
                    "placed", "adoption_order",
                ]
            ),
            (11, ["enquiry", "application_submitted", "application_approved", "matched"]),
            (11, ["stage_1_start", "left_process"]), (11, ["stage_2_start", "left_process"]),
        ])
    func order(list: Int, columns: [String]) {
        for made in Invented.all {
            for row in made.list(list) {
                let dates = columns.compactMap(row.date)
                #expect(dates == dates.sorted(), "List \(list) of \(row.id): \(dates)")
            }
        }
    }

    @Test("Lists of people name each once", arguments: Invented.all)
    func people(made: ReadReturn) {
        for number in 6...11 { #expect(made.children(number).count == made.list(number).count) }
    }

    @Test("No child has two events of a kind on one day", arguments: Invented.all)
    func days(made: ReadReturn) {
        let dates = [
            (1, "contact_date"), (2, "assessment_start"), (3, "referral_date"), (4, "assessment_start"),
            (5, "strategy_discussion"),
        ]
        for (number, column) in dates {
            for (id, rows) in made.children(number) {
                #expect(
                    Set(rows.compactMap { $0.date(column) }).count == rows.count, "List \(number) of \(id)")
            }
        }
    }

    @Test("What goes together is filled together", arguments: Invented.all)
    func pairs(made: ReadReturn) {
        func together(_ number: Int, _ one: String, _ other: String) {
            #expect(
                made.list(number).allSatisfy { $0.isBlank(one) == $0.isBlank(other) },
                "List \(number): \(one) and \(other)")
        }
        together(4, "assessment_authorised", "support_required")
        together(5, "icpc_date", "icpc_result")
        together(6, "cin_closure", "closure_reason")
        together(7, "last_statutory_visit", "seen_alone")
        together(8, "cla_ceased", "ceased_reason")
        together(9, "accommodation_type", "accommodation_suitability")
        together(9, "accommodation_type", "activity")
        together(10, "reversal_decision", "reversal_reason")
        together(11, "left_process", "leaving_reason")
        together(11, "placed", "children_placed")
        for row in made.list(5) where !row.isBlank("icpc_date") {
            #expect(row.says("icpc_unnecessary", "b)"))
        }
        for row in made.list(4) where row.isBlank("child_seen") {
            #expect(row.isBlank("assessment_authorised"))
        }
        for row in made.list(4) where row.says("support_required", "a)") {
            #expect(!row.says("child_seen", "b)") || row.number("age") == -1)
        }
        for row in made.list(6) {
            #expect(row.says("case_status", "e)") == !row.isBlank("cin_closure"))
        }
        for row in made.list(8) {
            #expect(row.isBlank("return_interview_offered") == (row.number("missing_episodes") == 0))
            #expect(row.isBlank("return_interview_accepted") == !row.says("return_interview_offered", "a)"))
        }
        for row in made.list(9) {
            #expect(row.says("in_touch", "a)") == !row.isBlank("accommodation_type"))
        }
    }

    @Test("Placements, providers and legal statuses fit each other", arguments: Invented.all)
    func placements(made: ReadReturn) {
        for row in made.list(8) {
            let type = row.text("placement_type")?.split(separator: " ")[1].prefix(2) ?? ""
            let provider = row.text("placement_provider")?.split(separator: " ")[1].prefix(3) ?? ""
            let legal = row.text("legal_status")?.prefix(2) ?? ""
            #expect((type == "P1") == (provider == "PR0"))
            if type == "A5" || type == "A6" { #expect(legal == "E1") }
            if type == "R5" || type == "R2" { #expect(provider == "PR3") }
            if type.hasPrefix("U") || type.hasPrefix("K") { #expect(provider != "PR3") }
            if ["K1", "R5"].contains(type) { #expect(["J1", "C1", "C2", "V2"].contains(legal)) }
            if row.isBlank("placement_postcode") { #expect(type.hasPrefix("A")) }
            if let postcode = row.text("placement_postcode") {
                #expect(postcode.wholeMatch(of: /ZY[0-9]{1,2} [0-9][A-Z]{2}/) != nil)
            }
            if case .date(let start) = row["placement_start"], start >= made.asAt.adding(months: -12),
                row.date("cla_start") != start
            {
                #expect((row.number("placements_12_months") ?? 0) > 1)
            }
        }
    }
}
