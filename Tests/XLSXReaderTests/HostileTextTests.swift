import AnnexAOutput
import OOXMLParts
import TestSupport
import Testing

@Suite("A text file that asks for too much, or is none, is refused in plain words")
struct HostileTextTests {
    /// A limit as it is set, and a text that goes over it.
    struct Excess: CustomTestStringConvertible, Sendable {
        let limit: ReadingLimits.Name
        let value: Int
        let text: String

        var testDescription: String { "\(limit.rawValue)=\(value) \(text.prefix(12))" }
    }

    private static let long = String(repeating: "x", count: 2_000)

    static let excesses: [Excess] = [
        Excess(limit: .cells, value: 3, text: "a,b\n1,2\n"),
        Excess(limit: .cells, value: 0, text: "a"),
        Excess(limit: .cells, value: 9, text: String(repeating: "1\n", count: 10)),
        Excess(limit: .filledCells, value: 3, text: "a,b\n1,2\n"),
        Excess(limit: .filledCells, value: 0, text: "a"),
        Excess(limit: .filledCells, value: 9, text: String(repeating: "1\n", count: 10)),
        Excess(limit: .textBytes, value: 1_999, text: "a,b\n1,\(long)\n"),
        Excess(limit: .textBytes, value: 3, text: "a,b,c,d\n"),
        Excess(limit: .textBytes, value: 9, text: String(repeating: "ab\n", count: 5)),
        Excess(limit: .oneTextBytes, value: 1_999, text: "a,b\n1,\(long)\n"),
        Excess(limit: .oneTextBytes, value: 1_999, text: "a,b\n1,\"\(long)\"\n"),
        Excess(
            limit: .oneTextBytes, value: 1_000, text: "a,b\n1,\"open" + String(repeating: "\n1,2", count: 400)
        ),
    ]

    private func words(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) async throws -> String {
        let file = try TemporaryWorkbook(bytes: bytes, name: "List 1.csv")
        let error = await #expect(throws: XLSXError.self) {
            _ = try await CellLines.count(workbookAt: file.path, limits: limits)
        }
        return error.map { String($0.description.dropFirst(file.path.count + 2)) } ?? ""
    }

    @Test("Going over any limit is refused by its name", arguments: excesses)
    func refused(excess: Excess) async throws {
        var limits = ReadingLimits()
        limits[excess.limit] = excess.value
        let words = try await words(Array(excess.text.utf8), limits: limits)
        #expect(words.contains("allow more with --limit \(excess.limit.rawValue)=NUMBER"))
        #expect(!words.contains("\n"))
    }

    @Test(
        "A quote that is opened and never closed is named by its line",
        arguments: [("\"", 1), ("a,b\n1,\"2", 2), ("a\n\"b\"\"\n", 2), ("a\n\"b\"\n\"\"\"c\n", 3)])
    func openQuotes(text: String, line: Int) async throws {
        #expect(
            try await words(Array(text.utf8)).contains("(line \(line): a quote is opened and never closed)"))
    }

    @Test(
        "UTF-16 whose last character is cut off is damage",
        arguments: [
            [0xFF, 0xFE, 0x61], [0xFF, 0xFE, 0x61, 0, 0x0A], [0xFE, 0xFF, 0, 0x61, 0xD8, 0x3D],
            [0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8],
        ] as [[UInt8]])
    func cutOff(bytes: [UInt8]) async throws {
        #expect(try await words(bytes).contains("the last character is cut off"))
    }

    @Test("Zero bytes make no text", arguments: ["a,b\n\0", "a\0b,c\n1,2\n", "a,\"\0\"\n1,2\n"])
    func zeros(text: String) async throws {
        #expect(try await words(Array(text.utf8)).contains("it holds a zero byte"))
    }

    @Test("A million rows without a value, and as many delimiters, are read and hold nothing")
    func blank() async throws {
        let text = String(repeating: "\n", count: 1_000_000) + String(repeating: ",,\n", count: 100_000)
        let file = try TemporaryWorkbook(bytes: Array(text.utf8), name: "List 1.csv")
        #expect(try await CellLines.count(workbookAt: file.path) == 0)
    }
}
