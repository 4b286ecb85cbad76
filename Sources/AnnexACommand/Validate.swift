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
    @OptionGroup var rules: RuleOptions
    @OptionGroup var privacy: PrivacyOptions

    @Option(
        name: .customLong("format"),
        help:
            "The form of the findings: text, json, jsonl, csv, html, xlsx or sarif; if not given, what the file's ending says."
    )
    var givenFormat: Format?
    @Option(name: [.short, .long], help: ArgumentHelp("A file for the findings.", valueName: "file"))
    var output: String?
    @Option(
        help: ArgumentHelp(
            "A file to start acknowledgements with: one line for each fault that stands, for people to say why.",
            valueName: "file"))
    var writeAcknowledgements: String?
    @Flag(help: "Replace a file that is there.") var force = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, jsonl, csv, html, xlsx, sarif
    }

    private var format: Format { givenFormat ?? Format(endingOf: output) ?? .text }

    func run() async throws {
        var options = try self.input.settings.load()
        let input = try self.input.settled(&options)
        let report = self.report.settled(&options)
        let rules = self.rules.settled(&options)
        let privacy = self.privacy.settled(&options)
        if options.isPrinting { return Program.tell(options.text) }
        if privacy.redacts, writeAcknowledgements != nil {
            throw Outcome.usage(
                "acknowledgements name children, and redacted findings do not: leave out one of the two options"
            )
        }
        if format == .xlsx, output == nil {
            throw Outcome.usage("a workbook needs a name: give --output findings.xlsx")
        }
        if format == .xlsx, let output { try FileEnding.refuseUnlessWorkbook(output) }
        for file in [output, writeAcknowledgements].compactMap(\.self) {
            try InputPaths.refuse(output: file, among: input.inputs)
        }
        let schema = try input.loadSchema(.rules)
        let terms = try rules.terms(schema: schema, privacy: privacy)
        let dataset = try await input.read(schema: schema, quiet: report.quiet)
        let results = await RuleEvaluator(schema: schema, terms: terms).evaluate(
            ReturnQuery(dataset: dataset, schema: schema, authority: input.la))
        let writer = FindingsWriter(dataset: dataset, report: results, schema: schema)
        do {
            if let path = writeAcknowledgements {
                var file = try OutputFile(path: path, replacing: force)
                try file.write(AcknowledgementLines(results).csv(asAt: dataset.dates.reference))
                try file.commit()
            }
            if let output {
                var file = try OutputFile(path: output, replacing: force)
                if format == .xlsx {
                    try writer.writeBook(to: file.temporaryPath)
                } else {
                    try write(writer, usesColor: false) { bytes throws(OutputError) in try file.write(bytes) }
                }
                try file.commit()
                report.say("\(writer.countsInWords) are in \(output)")
            } else {
                var stream = StandardStream.output()
                try write(writer, usesColor: report.usesColor()) { bytes throws(OutputError) in
                    try stream.write(bytes)
                }
                try stream.flush()
            }
        } catch {
            throw Outcome.unwritable(error)
        }
        rules.tell(results, report)
        if report.fails(results) { throw Outcome.findings }
    }

    private func write(
        _ writer: FindingsWriter, usesColor: Bool, to sink: ([UInt8]) throws(OutputError) -> Void
    ) throws(OutputError) {
        switch format {
        case .text: try sink(Array((FindingsText(writer: writer, colors: usesColor).text + "\n").utf8))
        case .json: try writer.write(.json, to: sink)
        case .jsonl: try writer.write(.jsonLines, to: sink)
        case .csv: try writer.write(.csv(forExcel: false), to: sink)
        case .sarif: try writer.write(.sarif(toolVersion: Program.version), to: sink)
        case .html: try writer.write(.html, to: sink)
        case .xlsx: break
        }
    }
}

extension ReportOptions {
    /// Whether the findings make the command fail.
    func fails(_ results: ValidationReport) -> Bool { fails(FindingCounts(results)) }

    /// Whether findings can fail a command that is not about them: where it is asked for.
    var mayFail: Bool { failOn.map { $0 != .never } ?? false }

    /// Ends such a command, when its work is done.
    func end(with results: ValidationReport?) throws {
        if mayFail, let results, fails(results) { throw Outcome.findings }
    }

    /// Ends with the code of findings, as a mistake in a file of the user's own is an error.
    func endWithMistakes() throws {
        if (failOn ?? .error).severities.contains(.error) { throw Outcome.findings }
    }

    func fails(_ counts: FindingCounts) -> Bool {
        (failOn ?? .error).severities.contains { counts.count($0) > 0 }
    }
}
