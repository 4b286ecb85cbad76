import AnnexADataset
import AnnexAOutput
import AnnexASchema
import ArgumentParser
import ResultFiles
import Validation

struct Convert: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Writes the lists normalised: as CSV, JSON Lines, SQLite, or as Annex A again.")

    @OptionGroup var input: ReturnOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var report: ReportOptions

    @Option(
        help: ArgumentHelp(
            "Forms to write: csv, jsonl, sqlite, xlsx, or several with commas.", valueName: "forms"))
    var to: Forms = Forms(all: [.csv])

    @Option(help: "The edition whose layout the workbook has; the return's own if not given.")
    var toEdition: String?

    @Option(
        help: ArgumentHelp(
            "A file for the spellings that are no code, to fill in and give back with --spellings.",
            valueName: "file"))
    var unrecognised: String?

    enum Form: String, CaseIterable {
        case csv, jsonl, sqlite, xlsx
    }

    struct Forms: ExpressibleByArgument {
        let all: [Form]

        init(all: [Form]) {
            self.all = all
        }

        init?(argument: String) {
            let forms = argument.split(separator: ",").map { Form(rawValue: String($0)) }
            guard !forms.isEmpty, !forms.contains(nil) else { return nil }
            all = forms.compactMap(\.self)
        }

        var defaultValueDescription: String { all.map(\.rawValue).joined(separator: ",") }
    }

    func run() async throws {
        var options = try self.input.settings.load()
        let input = try self.input.settled(&options)
        let output = self.output.settled(&options)
        if options.isPrinting { return Program.tell(options.text) }
        try output.check()
        if let unrecognised {
            // filled in already, perhaps: only --force replaces it, and never the one being read
            try InputPaths.refuse(
                output: unrecognised, among: input.inputs + [input.spellings].compactMap(\.self))
        }
        let schema = try input.loadSchema(report.mayFail ? .rules : [])
        let target = try toEdition.map { try schema.named($0) }
        let (dataset, inputs) = try await input.readRecorded(schema: schema, quiet: report.quiet)
        let folder = try output.folder()
        do {
            let lists = ListsWriter(dataset: dataset, schema: schema, forExcel: output.csvExcel)
            try lists.writeMapping(in: folder)
            try lists.writeExtras(in: folder)
            try lists.writeRejects(in: folder)
            for form in to.all {
                switch form {
                case .csv:
                    try lists.writeLists(in: folder)
                    try lists.writeChildren(in: folder)
                    try lists.writeDataPackage(in: folder)
                case .jsonl: try lists.writeJSONLines(in: folder)
                case .sqlite:
                    let run = RunRecord(
                        dataset: dataset, inputs: inputs,
                        basis: RunBasis(
                            schema: schema, options: input.record, toolVersion: Program.version))
                    try ReturnDatabase(dataset: dataset, schema: schema, report: nil, run: run.details)
                        .write(in: folder)
                case .xlsx:
                    let edition = target ?? dataset.edition
                    try AnnexAWorkbook(dataset: dataset, schema: schema, edition: edition).write(in: folder)
                    let lost = try lists.writeLost(to: edition, in: folder)
                    for values in lost { report.say(values.words(in: edition)) }
                    if !lost.isEmpty { report.say("lost.csv names them, each with its first cell") }
                }
            }
            if let unrecognised {
                let (bytes, count) = UnrecognisedSpellings(dataset: dataset, schema: schema)
                    .csv(forExcel: output.csvExcel)
                var file = try OutputFile(path: unrecognised, replacing: output.force)
                try file.write(bytes)
                try file.commit()
                report.say("\(count) spellings that are no code are in \(unrecognised)")
            }
        } catch {
            throw Outcome.unwritable(error)
        }
        let rows = dataset.lists.reduce(0) { $0 + $1.rowCount }
        report.say("\(rows) rows of \(dataset.lists.count { $0.isPresent }) lists are in \(folder.path)")
        guard report.mayFail else { return }
        let query = ReturnQuery(dataset: dataset, schema: schema, authority: input.la)
        try report.end(with: await RuleEvaluator(schema: schema).evaluate(query))
    }
}
