import AnnexADataset
import AnnexAOutput
import AnnexASchema
import ArgumentParser
import Foundation
import ResultFiles
import Validation

struct Batch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract:
            "The main job on many returns: a result folder for each, and an index. What is there already is not done again.",
        discussion: """
            A file that cannot be read does not stop the others. The exit code is the worst of all returns'.
            """)

    @OptionGroup var input: ReturnOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var figures: FigureOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var privacy: PrivacyOptions

    @Option(
        help:
            "How many returns are worked on at once; one more than there are processors, unless given, as some wait for the disk."
    )
    var jobs: Int?

    @Option(
        help:
            "What makes files one return: their folder, authority and date in their names, or each file alone; found out, unless given."
    )
    var groupBy: BatchGroups.Rule?

    @Option(
        help: ArgumentHelp(
            "What to write, with commas: csv, jsonl, sqlite, xlsx, findings, summary, indicators; all but jsonl, unless given.",
            valueName: "parts"))
    var to: Parts?

    @Flag(help: "Also write the lists of all returns as one dataset: combined/la=…/as_at=…/list=…, as CSV.")
    var combine = false

    struct Parts: ExpressibleByArgument {
        let all: [ResultPart]

        init?(argument: String) {
            let parts = argument.split(separator: ",").map { ResultPart(rawValue: String($0)) }
            guard !parts.isEmpty, !parts.contains(nil) else { return nil }
            all = ResultPart.allCases.filter { part in
                parts.contains(part) || part == .indicators && parts.contains(.summary)
            }
        }
    }

    func validate() throws {
        if combine, to.map({ !$0.all.contains(.csv) }) ?? false {
            throw ValidationError("--combine takes the lists as CSV: give csv in --to, too")
        }
        if let jobs, !(1...256).contains(jobs) {
            throw ValidationError("--jobs takes a number from 1 to 256")
        }
    }

    func run() async throws {
        var options = try self.input.settings.load()
        let input = try self.input.settled(&options)
        let output = self.output.settled(&options)
        let report = self.report.settled(&options)
        let figures = self.figures.settled(&options)
        let rules = self.rules.settled(&options)
        let privacy = self.privacy.settled(&options)
        if options.isPrinting { return Program.tell(options.text) }

        if combine, output.csvExcel {
            throw Outcome.usage(
                "--csv-excel changes values for Excel, and --combine is for other programs: leave out one of the two"
            )
        }
        let run = try ReturnRun(
            input: input, figures: figures, rules: rules, privacy: privacy, csvExcel: output.csvExcel,
            parts: to?.all, quiet: report.quiet, log: report.log())
        let groups = try BatchGroups(input.inputs, by: groupBy, output: output.output).all
        let folder = try Self.folder(output)
        let progress = report.progress()
        defer { progress.end() }
        let work = BatchWork(
            run: run, folder: folder, report: report, progress: progress, count: groups.count,
            redoesAll: output.force)
        let rows = await work.rows(of: groups, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount + 1)
        progress.end()
        let index = BatchIndex(rows: rows, schema: run.schema)
        do {
            if combine { try CombinedLists(rows: rows).write(in: folder) }
            try index.write(in: folder)
        } catch {
            throw Outcome.unwritable(error)
        }
        report.say("\(index.words); the index is \(output.trimmed)/batch.csv")
        let worst = rows.map(\.exitCode).max() ?? 0
        if worst != 0 { throw Outcome.told(Int32(worst)) }
    }

    /// The folder for all returns: one that is empty, or that holds nothing but what a batch leaves.
    private static func folder(_ output: OutputOptions) throws -> ResultFolder {
        do throws(OutputError) {
            let folder = try ResultFolder(path: output.output, replacing: true)
            if !output.force, let name = folder.foreignName(isOurs: BatchIndex.isPart) {
                throw OutputError(
                    path: "\(folder.path)/\(name)",
                    reason:
                        "is not of a batch: give another folder, or --force to leave it and write beside it")
            }
            return folder
        } catch {
            throw Outcome.unwritable(error)
        }
    }
}
