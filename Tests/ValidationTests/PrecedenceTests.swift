import AnnexADataset
import AnnexASchema
import Testing
import Validation

@Suite("One cause, one finding")
struct PrecedenceTests {
    /// The rules that a cell of the first row breaks.
    private func rules(
        _ list: Int, _ row: [String: String], at column: String, extracted: String? = nil
    ) async throws -> [String] {
        try await Rules.report([list: [["child_id": "1"].merging(row) { $1 }]], extracted: extracted)
            .findings.filter { $0.field?.rawValue == column && $0.place.row == 1 }.map(\.rule)
    }

    @Test("A list's rule stands over a rule of shared columns")
    func listOverShared() async throws {
        let row = ["contact_date": "01/02/2024", "contact_source": "Purple"]
        #expect(try await rules(1, row, at: "contact_source") == ["A01-R03"])
    }

    @Test("A list's rule stands over a rule of the window")
    func listOverWindow() async throws {
        let row = ["cpp_start": "01/02/2023", "cpp_end": "01/06/2023", "gender": "M"]
        #expect(try await rules(7, row, at: "cpp_end") == ["A07-R15"])
    }

    @Test("A rule of shared columns stands over a rule of the window")
    func sharedOverWindow() async throws {
        let row = ["contact_date": "01/05/2024", "contact_source": "1A", "gender": "M"]
        #expect(try await rules(1, row, at: "contact_date", extracted: "2024-04-01") == ["ASH-R34"])
        #expect(try await rules(1, row, at: "contact_date") == ["AWN-R01"])
    }

    @Test("Of two rules of one list the lower number stands")
    func lowerNumber() async throws {
        let row = ["cpp_start": "01/06/2023", "cpp_end": "01/05/2023", "gender": "M"]
        #expect(try await rules(7, row, at: "cpp_end") == ["A07-R03"])
    }

    @Test("An Excel error stands over the blank that it leaves")
    func excelError() async throws {
        let row = ["contact_date": "#REF!", "contact_source": "1A", "gender": "M"]
        #expect(try await rules(1, row, at: "contact_date") == ["A00-R12"])
    }

    @Test("A missing column is told once, and its rows are not")
    func missingColumn() async throws {
        let rows = (1...3).map { ["child_id": "\($0)", "gender": "M", "contact_source": "1A"] }
        let findings = try await Rules.report([1: rows]).findings.filter {
            $0.field?.rawValue == "contact_date"
        }
        #expect(findings.map(\.rule) == ["A00-R05"])
    }

    @Test("A filler date is told as one, and not as unreadable too", arguments: ["01/01/1900", "00/01/1900"])
    func filler(text: String) async throws {
        let row = ["contact_date": text, "contact_source": "1A", "gender": "M"]
        #expect(try await rules(1, row, at: "contact_date") == ["ASH-R33"])
    }

    @Test("Several categories in one cell are not also unknown")
    func severalCategories() async throws {
        let row = [
            "cpp_start": "01/02/2024", "initial_category": "Physical abuse; Neglect; Emotional abuse",
        ]
        #expect(try await rules(7, row, at: "initial_category").filter { $0 != "ASH-R41" } == ["A07-R05"])
    }

    @Test("What is said across lists yields to what is said inside the list")
    func insideOverAcross() async throws {
        let report = try await Rules.report([
            1: [
                ["child_id": "1", "gender": "M", "contact_date": "01/02/2024"],
                ["child_id": "1", "gender": "F", "contact_date": "02/02/2024"],
            ],
            3: [["child_id": "1", "gender": "M", "referral_date": "01/02/2024"]],
        ])
        #expect(
            report.findings.filter { ["ASH-R46", "AXL-R02"].contains($0.rule) }.map(\.rule) == ["ASH-R46"])
    }
}
