import AnnexADataset
import AnnexAOutput
import AnnexASchema
import ArgumentParser
import ResultFiles
import Validation

struct Validate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Checks a return against the rules and prints what it finds.")

    @OptionGroup var input: ReturnOptions
    @OptionGroup var report: ReportOptions

    @Option(help: "The form of the findings: text, json, jsonl, csv, html, xlsx or sarif.") var format:
        Format = .text
    @Option(name: [.short, .long], help: ArgumentHelp("A file for the findings.", valueName: "file"))
    var output: String?
    @Flag(help: "Replace a file that is there.") var force = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, jsonl, csv, html, xlsx, sarif
    }

    func run() async throws {
        if format == .xlsx, output == nil {
            throw Outcome.usage("a workbook needs a name: give --output findings.xlsx")
        }
        if let output { try InputPaths.refuse(output: output, among: input.inputs) }
        let schema = try input.loadSchema(.rules)
        let dataset = try await input.read(schema: schema, quiet: report.quiet)
        let results = await RuleEvaluator(schema: schema).evaluate(
            ReturnQuery(dataset: dataset, schema: schema, authority: input.la))
        let writer = FindingsWriter(dataset: dataset, report: results, schema: schema)
        let bytes: [UInt8]? =
            switch format {
            case .text:
                Array(
                    (FindingsText(writer: writer, colors: output == nil && report.usesColor()).text + "\n")
                        .utf8)
            case .json: Array(writer.json.utf8)
            case .jsonl: writer.jsonLines
            case .csv: writer.csv()
            case .sarif: Array(writer.sarif(toolVersion: Program.version).utf8)
            case .html: Array(writer.html.utf8)
            case .xlsx: nil
            }
        do {
            if let output {
                var file = try OutputFile(path: output, replacing: force)
                if let bytes { try file.write(bytes) } else { try writer.writeBook(to: file.temporaryPath) }
                try file.commit()
                report.say("\(writer.countsInWords) are in \(output)")
            } else if let bytes {
                var stream = StandardStream.output()
                try stream.write(bytes)
                try stream.flush()
            }
        } catch {
            throw Outcome.unwritable(error)
        }
        if report.fails(results) { throw Outcome.findings }
    }
}

extension ReportOptions {
    /// Whether the findings make the command fail.
    func fails(_ results: ValidationReport) -> Bool {
        failOn.severities.contains { results.count($0) > 0 }
    }
}
