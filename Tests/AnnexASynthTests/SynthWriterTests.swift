import AnnexASynth
import Foundation
import Testing

@Suite("An invented return is written as a workbook")
struct SynthWriterTests {
    private func bytes(_ made: SynthReturn) throws -> Data {
        let path = FileManager.default.temporaryDirectory.path + "/synth-\(UUID().uuidString).xlsx"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try SynthWriter().write(made, to: path)
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    @Test("Equal returns give equal bytes", arguments: SynthLayout.allCases)
    func same(layout: SynthLayout) throws {
        let made = Invented.make(40, noise: .heavy, layout: layout)
        let first = try bytes(made)
        #expect(first.prefix(2) == Data("PK".utf8))
        let second = try bytes(made)
        #expect(second == first)
    }

    @Test("A large return is written too")
    func large() throws {
        let size = try bytes(Invented.make(12_000, layout: .template)).count
        #expect(size > 500_000)
    }
}
