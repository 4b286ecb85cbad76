import AnnexAOutput
import OOXMLParts
import TestSupport
import Testing

@Suite("A workbook that was tampered with is read or refused, and stops nothing")
struct HostileWorkbookTests {
    @Test("Changed bytes in any part are an error or other cells", arguments: PackageFolder.stories)
    func changedBytes(story: String) throws {
        var dice = NumberTextTests.Dice(UInt64(story.utf8.count))
        for _ in 0..<30 {
            var parts = try PackedFixture.parts(of: story)
            for _ in 0..<Int.random(in: 1...4, using: &dice) {
                let part = Int.random(in: 0..<parts.count, using: &dice)
                let place = Int.random(in: 0..<parts[part].content.count, using: &dice)
                switch Int.random(in: 0..<4, using: &dice) {
                case 0: parts[part].content[place] = UInt8.random(in: 0...255, using: &dice)
                case 1: parts[part].content.remove(at: place)
                case 2: parts[part].content.insert(contentsOf: Array("99999999999".utf8), at: place)
                default: parts[part].content.removeLast(parts[part].content.count - place - 1)
                }
            }
            let workbook = try TemporaryWorkbook(bytes: ZipBytes.archive(of: parts))
            do {
                _ = try CellLines.lines(workbookAt: workbook.path)
            } catch {
                #expect(error.path == workbook.path)
                #expect(!error.description.contains("\n"))
            }
        }
    }

    @Test("Figures put in the place of figures are an error or other cells", arguments: PackageFolder.stories)
    func changedNumbers(story: String) throws {
        var dice = NumberTextTests.Dice(UInt64(story.utf8.count) + 100)
        let figures = ["-1", "0", "1e300", "99999999999999999999", "2147483648", "1048577", "0.5", "", "NaN"]
        for _ in 0..<30 {
            var parts = try PackedFixture.parts(of: story)
            for index in parts.indices {
                var text = String(decoding: parts[index].content, as: UTF8.self)
                let runs = text.ranges(of: /[0-9]+/)
                guard let run = runs.randomElement(using: &dice) else { continue }
                text.replaceSubrange(run, with: figures.randomElement(using: &dice) ?? "")
                if Bool.random(using: &dice) { parts[index].content = Array(text.utf8) }
            }
            let workbook = try TemporaryWorkbook(bytes: ZipBytes.archive(of: parts))
            _ = try? CellLines.lines(workbookAt: workbook.path)
        }
    }

    @Test("An archive whose own bytes changed is an error or other cells", arguments: 1...40)
    func changedArchive(seed: Int) throws {
        var dice = NumberTextTests.Dice(UInt64(seed))
        var bytes = ZipBytes.archive(of: try PackedFixture.parts(of: "shared-and-inline-strings"))
        for _ in 0..<Int.random(in: 1...6, using: &dice) {
            bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
        }
        let workbook = try TemporaryWorkbook(bytes: bytes)
        _ = try? CellLines.lines(workbookAt: workbook.path)
    }
}
