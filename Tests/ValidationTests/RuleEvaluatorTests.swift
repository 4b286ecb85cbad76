import AnnexADataset
import AnnexASchema
import Testing
import Validation

@Suite("A return is checked")
struct RuleEvaluatorTests {
    private static let plan = [
        "child_id": "17", "gender": "a) Male", "ethnicity": "a) WBRI", "date_of_birth": "01/02/2015",
        "cpp_start": "01/11/2023", "cpp_end": "",
    ]

    private static func plan(_ changes: [String: String]) -> [String: String] {
        plan.merging(changes) { $1 }
    }

    @Test("Findings come by list, row, column and rule, those about files first")
    func order() async throws {
        let report = try await Rules.report([
            7: [Self.plan(["cpp_end": "01/10/2023", "gender": "Purple"]), Self.plan(["child_id": "18"])],
            1: [["child_id": "17", "gender": "", "contact_date": "99/99/2024", "contact_source": "1A"]],
        ])
        let keys = report.findings.map {
            [$0.list ?? 0, $0.place.row ?? -1, $0.place.column ?? -1]
        }
        for (one, next) in zip(keys, keys.dropFirst()) {
            #expect(one == next || one.lexicographicallyPrecedes(next))
        }
        #expect(report.findings.contains { $0.rule == "A07-R03" })
    }

    @Test("Checking twice gives equal results")
    func twice() async throws {
        let lists = [7: [Self.plan(["cpp_end": "01/10/2023"]), Self.plan(["gender": ""])]]
        let first = try await Rules.report(lists)
        let second = try await Rules.report(lists)
        #expect(first.findings == second.findings)
        #expect(first.rulesSkipped == second.rulesSkipped)
    }

    @Test("A rule whose list or column is missing is skipped and says why")
    func skipped() async throws {
        let report = try await Rules.report([7: [Self.plan]])
        let why = Dictionary(uniqueKeysWithValues: report.rulesSkipped.map { ($0.rule, $0.why) })
        #expect(why["A01-R01"] == "List 1 was not found")
        #expect(why["AXL-R05"] == "List 6 was not found")
        #expect(why["A07-R10"]?.contains("Date of latest review conference") == true)
        #expect(why["ASH-R34"] == "The day the lists were made is not known")
        #expect(why["A07-R03"] == nil)
        #expect(report.rulesRun + report.rulesSkipped.count == Rules.schema.rules.count)
    }

    @Test("A rule about a column that the sheet lacks is skipped, whichever of its checks looks at it")
    func lackingColumn() async throws {
        let leaver = [
            "child_id": "17", "gender": "a) Male", "date_of_birth": "01/02/2004", "in_touch": "a) Yes",
        ]
        let report = try await Rules.report([9: [leaver]])
        #expect(report.rulesSkipped.contains { $0.rule == "A09-R13" })
    }

    @Test("A list without identifiers is searched by no rule of another list")
    func noIdentifiers() async throws {
        let leaver = [
            "child_id": "17", "gender": "a) Male", "date_of_birth": "01/02/2007",
            "eligibility": "d) Eligible child",
            "in_touch": "a) Yes",
        ]
        let care = [
            "gender": "a) Male", "ethnicity": "a) WBRI", "date_of_birth": "01/02/2007",
            "cla_start": "01/02/2020",
            "cla_ceased": "", "legal_status": "C2", "placement_type": "U4",
        ]
        let report = try await Rules.report([9: [leaver], 8: [care]])
        #expect(report.findings.contains { $0.rule == "A00-R05" && $0.list == 8 })
        #expect(!report.findings.contains { $0.rule == "AXL-R30" })
        let skipped = report.rulesSkipped.first { $0.rule == "AXL-R30" }
        #expect(skipped?.why == "List 8 has no column 'Child Unique ID'")
    }

    @Test("An end that cannot be read is no end: what is only right after one is not asked for")
    func unreadableEnd() async throws {
        let report = try await Rules.report([
            8: [["child_id": "17", "cla_start": "01/02/2020", "cla_ceased": "TBC", "ceased_reason": ""]]
        ])
        #expect(report.findings.filter { $0.field?.rawValue == "cla_ceased" }.map(\.rule) == ["ASH-R32"])
        #expect(!report.findings.contains { $0.rule == "A08-R04" })
    }

    @Test("A check against the inspection's day that is not known says what stands for it")
    func referenceNotGiven() async throws {
        let contact = [
            "child_id": "17", "gender": "a) Male", "contact_date": "01/02/2024", "contact_source": "1A",
        ]
        let report = try await Rules.report([1: [contact]], asAt: "", extracted: "2024-02-02")
        #expect(
            report.rulesSkipped.first { $0.rule == "AWN-R13" }?.why
                == "No reference date is given: the latest contact or referral stands for it")
    }

    @Test("A rule over several lists is asked of those that are there")
    func partly() async throws {
        let report = try await Rules.report([7: [Self.plan(["gender": ""])]])
        #expect(report.findings.contains { $0.rule == "ASH-R06" && $0.list == 7 })
        #expect(!report.rulesSkipped.contains { $0.rule == "ASH-R06" })
    }

    @Test("A fingerprint names rule, child and event, whatever the row")
    func fingerprint() async throws {
        let bad = Self.plan(["cpp_end": "01/10/2023"])
        let first = try await Rules.report([7: [bad]])
        let moved = try await Rules.report([
            7: [Self.plan(["child_id": "1"]), Self.plan(["child_id": "2"]), bad]
        ])
        let other = try await Rules.report([7: [Self.plan(["cpp_end": "01/10/2023", "child_id": "18"])]])
        func mark(_ report: ValidationReport) -> String? {
            report.findings.first { $0.rule == "A07-R03" }?.fingerprint
        }
        #expect(mark(first) == mark(moved))
        #expect(mark(first) != mark(other))
        #expect(mark(first)?.utf8.count == 16)
        let marks = moved.findings.map(\.fingerprint)
        #expect(Set(marks).count == marks.count)
    }

    @Test("A finding quotes its own field and no other")
    func quotes() async throws {
        let row = Self.plan([
            "child_id": "SECRETCHILD", "cpp_end": "01/10/2023", "worker": "SECRETWORKER",
            "team": "SECRETTEAM",
            "gender": "Purple",
        ])
        let report = try await Rules.report([7: [row, row]])
        for finding in report.findings {
            let own = finding.field.flatMap { row[$0.rawValue] } ?? ""
            for (_, value) in row where value.count > 3 && value != own {
                for text in [finding.found, finding.message, finding.expected, finding.fix] {
                    #expect(!text.contains(value), "\(finding.rule) tells \(value)")
                }
            }
        }
    }

    @Test("A related cell is pointed at")
    func related() async throws {
        let report = try await Rules.report([7: [Self.plan(["cpp_end": "01/10/2023"])]])
        let finding = try #require(report.findings.first { $0.rule == "A07-R03" })
        #expect(finding.place.row == 1)
        #expect(finding.related.count == 1)
        #expect(finding.related.first?.row == 1)
        #expect(finding.found == "01/10/2023")
        #expect(finding.childID == "17")
    }
}
