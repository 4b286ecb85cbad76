import AnnexADataset
import AnnexASchema
import ArgumentParser
import Foundation

extension SchemaCommand {
    /// Measures how spellings whose meaning is known are recognised; for those who keep the schema files.
    struct Recognise: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Measures how many of a file's spellings are recognised, and how many rightly.",
            shouldDisplay: false)

        @Argument(help: "A CSV file with the headings code_set, code and alias.") var file: String
        @OptionGroup var schemas: SchemaOptions
        @Option(help: "Recognise each of so many parts without the spellings in it; 0 is with all.")
        var holdOut = 0
        @Option(help: "Deal the parts out otherwise.") var seed = 0
        @Option(help: "Also list the lines of these verdicts, with commas: wrong,missed.") var show = ""

        func run() throws {
            let schema = try schemas.load()
            guard let data = FileManager.default.contents(atPath: file) else {
                throw Outcome.usage("the file \(file) cannot be read")
            }
            let rows: [SchemaTable.Row]
            do {
                rows = try SchemaTable.rows(
                    of: String(decoding: data, as: UTF8.self), file: file,
                    headings: ["code_set", "code", "alias"], optional: ["label", "source"])
            } catch {
                throw Outcome.usage("\(error)")
            }
            let lines = rows.map { row in
                RecognitionMeasure.Line(
                    set: row["code_set"], text: row["alias"], meaning: row["code"],
                    isOfficial: row["source"].split(separator: "|").contains("official"))
            }
            let results = RecognitionMeasure(schema: schema).results(lines, parts: holdOut, seed: seed)
            var bySet: [CodeSetID: [RecognitionMeasure.Result]] = [:]
            for result in results { bySet[result.set, default: []].append(result) }
            for (set, own) in bySet.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                Program.tell(Self.line(set.rawValue, own))
            }
            Program.tell(Self.line("all", results))
            let wanted = Set(show.split(separator: ",").map(String.init))
            for result in results where wanted.contains(result.verdict.rawValue) {
                Program.tell(
                    "\(result.verdict.rawValue)\t\(result.set)\t\(result.text)\t\(result.meaning)\t\(result.found)"
                )
            }
        }

        private static func line(_ name: String, _ results: [RecognitionMeasure.Result]) -> String {
            var counts: [RecognitionMeasure.Verdict: Int] = [:]
            for result in results { counts[result.verdict, default: 0] += 1 }
            let right = counts[.right] ?? 0
            let notRight = [.group, .finer, .wrong, .taken].reduce(0) { $0 + (counts[$1] ?? 0) }
            let told = results.count - (counts[.left] ?? 0) - (counts[.taken] ?? 0) - (counts[.disputed] ?? 0)
            let recognised = told - (counts[.missed] ?? 0)
            let words = RecognitionMeasure.Verdict.allCases.compactMap { verdict in
                counts[verdict].map { "\(verdict.rawValue) \($0)" }
            }
            let official = results.filter(\.isOfficial)
            return "\(name): \(results.count) lines, "
                + "official \(percent(official.count { $0.verdict == .right }, official.count)), recognised \(percent(recognised, told)), "
                + "right of those \(percent(right, right + notRight)) (\(words.joined(separator: ", ")))"
        }

        private static func percent(_ part: Int, _ whole: Int) -> String {
            guard whole > 0 else { return "-" }
            let tenths = (Double(part) / Double(whole) * 1000).rounded() / 10
            return "\(tenths)%"
        }
    }
}
