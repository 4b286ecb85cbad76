import AnnexASchema
import AnnexASynth
import CalendarDays
import Testing

@Suite("The lists of a clean return agree with each other")
struct AcrossListsTests {
    @Test("A child is the same in every list", arguments: Invented.all)
    func persons(made: ReadReturn) {
        var known: [String: [SynthCell]] = [:]
        var disabled: [String: SynthCell] = [:]
        for number in 1...10 {
            for row in made.list(number) {
                let person = ["gender", "ethnicity", "date_of_birth", "age"].map { row[$0] }
                #expect(known.updateValue(person, forKey: row.id) ?? person == person)
                guard number >= 4 else { continue }
                let disability = row["disability"]
                #expect(disabled.updateValue(disability, forKey: row.id) ?? disability == disability)
            }
        }
    }

    @Test(
        "Every child with an open plan stands in List 6 as such, or as looked after", arguments: Invented.all)
    func plans(made: ReadReturn) {
        let need = made.people(6)
        for row in made.list(7) where row.isBlank("cpp_end") {
            let status = need[row.id]?.text("case_status") ?? "absent"
            #expect(status.hasPrefix("a)") || status.hasPrefix("b)"), "\(status)")
        }
    }

    @Test("Every looked after child stands in List 6 as such", arguments: Invented.all)
    func care(made: ReadReturn) {
        let need = made.people(6)
        for row in made.list(8) where row.isBlank("cla_ceased") {
            #expect(need[row.id]?.says("case_status", "a)") == true)
        }
    }

    @Test("What List 6 says of a case, the other lists show", arguments: Invented.all)
    func statuses(made: ReadReturn) {
        let plans = made.people(7)
        let care = made.people(8)
        let assessments = made.children(4)
        for row in made.list(6) {
            switch row.text("case_status")?.prefix(2) {
            case "a)": #expect(care[row.id]?.isBlank("cla_ceased") == true)
            case "b)": #expect(plans[row.id]?.isBlank("cpp_end") == true)
            case "d)":
                #expect(assessments[row.id]?.contains { $0.isBlank("assessment_authorised") } == true)
            default: break
            }
        }
    }

    @Test("Every child being assessed stands in List 6", arguments: Invented.all)
    func assessed(made: ReadReturn) {
        let need = made.people(6)
        for (id, rows) in made.children(4) {
            let open = rows.count { $0.isBlank("assessment_authorised") }
            #expect(open < 2)
            if open == 1 { #expect(need[id] != nil) }
        }
    }

    @Test("An episode of need that began in the window began with a referral", arguments: Invented.all)
    func needs(made: ReadReturn) {
        let referrals = made.children(3)
        let half = made.asAt.adding(months: -6)
        for row in made.list(6) {
            guard let start = row.date("cin_start"), start >= half else { continue }
            #expect(referrals[row.id]?.contains { $0.date("referral_date") == start } == true)
        }
    }

    @Test("A referral that was taken up is assessed, one that was not is not", arguments: Invented.all)
    func referrals(made: ReadReturn) {
        let assessments = made.children(4)
        for row in made.list(3) {
            guard let date = row.date("referral_date") else { continue }
            let later = (assessments[row.id] ?? []).compactMap { $0.date("assessment_start") }.filter {
                $0 >= date
            }
            if row.says("referral_nfa", "b)") {
                #expect(!later.isEmpty)
            } else {
                #expect(later.allSatisfy { date.days(to: $0) > 12 })
            }
        }
    }

    @Test("Every section 47 enquiry lies within an assessment", arguments: Invented.all)
    func enquiries(made: ReadReturn) {
        let assessments = made.children(4)
        for row in made.list(5) {
            guard let date = row.date("strategy_discussion") else { continue }
            let until = row.date("icpc_date") ?? made.asAt
            let isCovered = (assessments[row.id] ?? []).contains {
                ($0.date("assessment_start") ?? until) <= until
                    && ($0.date("assessment_authorised") ?? until) >= date
            }
            // An assessment authorised before the window is not listed.
            #expect(isCovered || date < made.asAt.adding(months: -6))
        }
    }

    @Test("Conferences and plans lead to each other", arguments: Invented.all)
    func conferences(made: ReadReturn) {
        let plans = made.people(7)
        let enquiries = made.children(5)
        let half = made.asAt.adding(months: -6)
        for row in made.list(5) where row.says("icpc_result", "a)") {
            guard let date = row.date("icpc_date"), date >= half else { continue }
            #expect(plans[row.id]?.date("cpp_start") == date)
        }
        for row in made.list(7) {
            guard let start = row.date("cpp_start"), start >= half else { continue }
            #expect(enquiries[row.id]?.contains { $0.date("icpc_date") == start } == true)
        }
    }

    @Test("Counts of twelve months are right, and the same in each row of a child", arguments: Invented.all)
    func counters(made: ReadReturn) {
        let counts = [
            (3, "referrals_12_months", "referral_date"), (5, "s47_12_months", "strategy_discussion"),
        ]
        for (number, count, date) in counts {
            for rows in made.children(number).values {
                let dates = rows.compactMap { $0.date(date) }.sorted()
                #expect(Set(rows.map { $0.number(count) }).count == 1)
                // The list shows six of the twelve months.
                #expect((rows[0].number(count) ?? -1) >= dates.count - 1)
            }
        }
        for rows in made.children(5).values {
            guard let latest = rows.compactMap({ $0.date("strategy_discussion") }).max() else { continue }
            let earlier = rows.compactMap { $0.date("icpc_date") }.count { $0 < latest }
            #expect(Set(rows.map { $0.number("icpc_12_months") }).count == 1)
            #expect((rows[0].number("icpc_12_months") ?? -1) >= earlier)
        }
    }

    @Test("Emergency protection is told the same in Lists 7 and 8", arguments: Invented.all)
    func emergencies(made: ReadReturn) {
        let care = made.people(8)
        for row in made.list(7) where row.says("emergency_protection", "b)") {
            let legal = care[row.id]?.text("legal_status") ?? ""
            #expect(!legal.hasPrefix("L1") && !legal.hasPrefix("L2"))
        }
    }

    @Test("Care leavers are eligible while looked after, and not afterwards", arguments: Invented.all)
    func leavers(made: ReadReturn) {
        let care = made.people(8)
        for row in made.list(9) {
            let isLookedAfter = care[row.id]?.isBlank("cla_ceased") == true
            #expect(row.says("eligibility", "d)") == isLookedAfter)
            let age = row.number("age") ?? 0
            switch row.text("eligibility")?.prefix(2) {
            case "a)", "d)": #expect((16...17).contains(age))
            case "b)": #expect(age >= 18)
            default: break
            }
        }
        let known = made.people(9)
        for row in made.list(8) where !row.isBlank("cla_ceased") && (row.number("age") ?? 0) >= 18 {
            #expect(known[row.id] != nil)
        }
    }

    @Test("Adoption is told the same in Lists 6, 8, 10 and 11", arguments: Invented.all)
    func adoption(made: ReadReturn) {
        let care = made.people(8)
        let need = made.people(6)
        let half = made.asAt.adding(months: -6)
        let families = Dictionary(grouping: made.list(11)) { $0.text("family_id") ?? "" }
        for row in made.list(10) {
            if let order = row.date("adoption_order") {
                guard order >= half else { continue }
                #expect(care[row.id]?.date("cla_ceased") == order)
                #expect(care[row.id]?.text("ceased_reason")?.contains("E1") == true)
                #expect(need[row.id]?.says("closure_reason", "RC1") == true)
            } else {
                #expect(care[row.id]?.isBlank("cla_ceased") == true)
            }
            #expect(care[row.id]?.date("cla_start") == row.date("entered_care"))
            if care[row.id]?.says("legal_status", "E1") == true {
                #expect(care[row.id]?.date("legal_status_start") == row.date("placement_order"))
            }
            #expect(row.isBlank("matched") == row.isBlank("family_id"))
            for adopter in families[row.text("family_id") ?? "none"] ?? [] {
                for column in ["matched", "placed", "adoption_order"] {
                    #expect(adopter[column] == row[column])
                }
                if !row.isBlank("ffa_placed") { #expect(adopter.says("fostering_for_adoption", "Yes")) }
            }
            if let family = row.text("family_id") { #expect(families[family] != nil) }
        }
        for (family, adopters) in families {
            let placed = made.list(10).count { $0.text("family_id") == family && !$0.isBlank("placed") }
            #expect(adopters.count <= 2)
            #expect(adopters.allSatisfy { ($0.number("children_placed") ?? 0) == placed })
        }
        let known = made.people(10)
        for row in made.list(8) {
            let isAdoptive =
                row.says("legal_status", "E1") || row.says("permanence_plan", "b)")
                || row.text("placement_type")?.contains(") A") == true
                || row.text("ceased_reason").map { $0.contains("E11") || $0.contains("E12") } == true
            if isAdoptive { #expect(known[row.id] != nil) }
        }
    }

    @Test("Nothing happens to a child who died", arguments: Invented.all)
    func deaths(made: ReadReturn) {
        for row in made.list(6) where row.says("closure_reason", "RC2") {
            guard let end = row.date("cin_closure") else { continue }
            for number in [1, 2, 3, 4, 5, 7, 8] {
                for other in made.children(number)[row.id] ?? [] {
                    for case let column? in other.columns where column.rawValue != "date_of_birth" {
                        #expect((other.date(column.rawValue) ?? end) <= end)
                    }
                }
            }
        }
    }
}
