import AnnexADataset
import AnnexASchema
import Foundation
import TestSupport
import Testing

@testable import AnnexAOutput

@Suite("Annex A written again is the same return")
struct RoundTripTests {
    @Test("Lists of samples and fixtures are the same, cell for cell", arguments: ReturnFiles.all)
    func fixtures(path: String) async throws {
        let dataset = try await ReturnFiles.read(path)
        let again = try await ReturnFiles.rewritten(dataset)
        #expect(again.edition.id == dataset.edition.id)
        #expect(try ReturnFiles.differences(dataset, again) == [])
        let rejects = Rejects(in: dataset).map { [String($0.list), $0.column.rawValue, $0.raw, $0.why] }
        #expect(
            Rejects(in: again).map { [String($0.list), $0.column.rawValue, $0.raw, $0.why] } == rejects)
    }

    @Test("Lists of noisy invented returns are the same, cell for cell", arguments: 1...24)
    func invented(seed: Int) async throws {
        let dataset = try await ReturnFiles.invented(seed)
        #expect(dataset.lists.reduce(0) { $0 + $1.rowCount } > 0)
        #expect(try ReturnFiles.differences(dataset, try await ReturnFiles.rewritten(dataset)) == [])
    }

    @Test("Lists that are written row by row, as long ones are, are the same", arguments: ReturnFiles.all)
    func rowByRow(path: String) async throws {
        let dataset = try await ReturnFiles.read(path)
        let again = try await ReturnFiles.rewritten(dataset, manyRows: 0)
        #expect(try ReturnFiles.differences(dataset, again) == [])
    }

    private static let isLong = ProcessInfo.processInfo.environment["ANNEXA_LONG_TESTS"] != nil

    @Test(
        "A thousand noisy invented returns are the same, cell for cell",
        .enabled(if: isLong, "only where ANNEXA_LONG_TESTS is set"))
    func many() async throws {
        let told = try await withThrowingTaskGroup(of: [String].self) { group in
            let workers = 4
            for worker in 0..<workers {
                group.addTask {
                    var told: [String] = []
                    for seed in stride(from: 1_001 + worker, to: 2_001, by: workers) {
                        let dataset = try await ReturnFiles.invented(seed)
                        let again = try await ReturnFiles.rewritten(dataset)
                        told += try ReturnFiles.differences(dataset, again).map { "seed \(seed): \($0)" }
                    }
                    return told
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(told == [])
    }

    @Test(
        "A date before a spreadsheet's calendar stands as it was typed, and one at its start as that day",
        arguments: ["0001-01-01", "30/12/1899", "31/12/1899", "02/01/1900", "28/02/1900", "01/03/1900"])
    func oldDate(text: String) async throws {
        let list = try TextReturn(list: 1, [["child_id": "1", "date_of_birth": text, "gender": "M"]]).read()
        let again = try await ReturnFiles.rewritten(list)
        #expect(try ReturnFiles.differences(list, again) == [])
    }

    @Test("Text that looks like a formula, a link or a marker stays text")
    func text() async throws {
        let texts = [
            "=1+1", "+44 20", "@SUM(A1)", "-2", "http://example.org", "{=A1}", "'quoted", "_x0041_", "0042",
            "1.50", "12/02/2024", "TRUE", "a\nb", " padded ", "é ’ – 𝄞", "100%", "1E5",
        ]
        let list = try TextReturn(
            list: 2,
            texts.enumerated().map {
                ["child_id": "C\($0.offset)", "gender": "a) Male", "organisation": $0.element]
            }
        ).read()
        let again = try await ReturnFiles.rewritten(list)
        #expect(try ReturnFiles.differences(list, again) == [])
        let column = try #require(again.list(2).column(ColumnID(rawValue: "organisation")))
        #expect((0..<texts.count).map { again.list(2).typedText(column, row: $0) } == texts)
    }
}
