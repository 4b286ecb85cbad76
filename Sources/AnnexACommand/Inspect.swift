import AnnexADataset
import AnnexAOutput
import ArgumentParser

struct Inspect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Shows which sheet is which list and how each heading was understood; no cell values.")

    @OptionGroup var input: ReturnOptions
    @OptionGroup var report: ReportOptions
    @Option(help: "The form of the report.") var format: Format = .text

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    func run() async throws {
        var options = try input.settings.load()
        let input = try input.settled(&options)
        let report = self.report.settled(&options)
        if options.isPrinting { return Program.tell(options.text) }
        let progress = report.progress()
        progress.begin("Reading the return")
        defer { progress.end() }
        // nothing here counts from R, so a return without any date can be inspected too
        let (dataset, leftOut) = try await input.readAll(
            schema: try input.loadSchema([]), needsNoReference: true)
        progress.end()
        // the report names those of other months
        if !report.quiet { input.tell([]) }
        let answer = InspectReport(
            dataset: dataset, leftOut: leftOut.map { (file: $0.path, instead: $0.instead) })
        Program.tell(format == .json ? answer.json : answer.text)
    }
}
