import AnnexADataset
import AnnexASchema
import ArgumentParser
import CalendarDays
import Logging
import ResultFiles

/// A date as an option takes it: `2024-01-31`.
struct DateArgument: ExpressibleByArgument {
    let day: CalendarDay

    init(day: CalendarDay) {
        self.day = day
    }

    init?(argument: String) {
        guard let day = CalendarDay(iso: argument) else { return nil }
        self.init(day: day)
    }
}

/// The inputs of a return and how to read them.
struct ReturnOptions: ParsableArguments {
    @Argument(
        help: "Workbooks, folders of workbooks or patterns; together they make one return.",
        completion: .file(extensions: ["xlsx", "xlsm", "xltx"]))
    var inputs: [String]

    @Option(help: ArgumentHelp("The reference date R, as YYYY-MM-DD.", valueName: "date"))
    var asAt: DateArgument?

    @Option(help: ArgumentHelp("The day the lists were made, as YYYY-MM-DD.", valueName: "date"))
    var extracted: DateArgument?

    @Option(help: "The edition to hold the return to, instead of the one that fits its headings best.")
    var edition: String?

    @Option(help: ArgumentHelp("The local authority's name, for titles.", valueName: "name"))
    var la: String?

    @OptionGroup var limits: LimitOptions
    @OptionGroup var schemas: SchemaOptions

    /// The options as the run record keeps them, each that was given.
    var record: [(String, String)] {
        [
            ("as_at", asAt?.day.iso), ("extracted", extracted?.day.iso), ("edition", edition), ("la", la),
        ].compactMap { key, value in value.map { (key, $0) } } + limits.record
    }

    /// Reads the return.
    func read(schema: Schema) async throws -> Dataset {
        if let edition, schema.edition(edition) == nil {
            let known = schema.editions.map(\.id).joined(separator: ", ")
            throw Outcome.usage("there is no edition '\(edition)'; there are: \(known)")
        }
        let paths = try InputPaths.expand(inputs)
        var options = ReturnReader.Options(asAt: asAt?.day, extracted: extracted?.day, edition: edition)
        options.limits = limits.limits
        let reader = ReturnReader(schema: schema, options: options)
        do {
            return try await reader.read(paths)
        } catch {
            switch error {
            case .files(let errors): throw Outcome(errors)
            case .noReferenceDate:
                throw Outcome.usage(
                    "the return holds no date to count from: give the reference date, as in --as-at 2024-01-31"
                )
            }
        }
    }
}

/// Where the schema files come from.
struct SchemaOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("A folder of schema files to use instead of the program's own.", valueName: "dir"))
    var schemas: String?

    func load() throws -> Schema {
        guard let folder = schemas.map(SchemaFolder.init(path:)) ?? SchemaFolder.besideProgram() else {
            throw Outcome.usage(
                "the schema files that belong beside the program are gone: install it again, or name them with "
                    + "--schemas")
        }
        do { return try folder.load() } catch { throw Outcome.usage("\(error)") }
    }
}

/// How a command talks while it works, and when it fails.
struct ReportOptions: ParsableArguments {
    @Option(help: "Which findings make the exit code 1: those of this severity and worse.")
    var failOn: FailOn = .error

    @Flag(help: "Say nothing but what was asked for.")
    var quiet = false

    @Flag(help: "Log what is read and written to standard error: places and counts, never values.")
    var verbose = false

    @Flag(name: .customLong("no-progress"), help: "Show no progress on a terminal.")
    var noProgress = false

    @Option(help: "Whether to colour text.")
    var color: ColorChoice = .auto

    enum FailOn: String, ExpressibleByArgument, CaseIterable {
        case error, warning, query, never

        var severities: [Severity] {
            switch self {
            case .error: [.error]
            case .warning: [.error, .warning]
            case .query: [.error, .warning, .query]
            case .never: []
            }
        }
    }

    enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    /// Whether text goes to a terminal that may show colours.
    func usesColor() -> Bool {
        switch color {
        case .always: true
        case .never: false
        case .auto: StandardStream.output().isTerminal && !Program.hasNoColor
        }
    }

    /// Where the steps of the work are logged.
    func log() -> Logger {
        var log = Logger(label: "annex-a") { StreamLogHandler.standardError(label: $0) }
        log.logLevel = verbose && !quiet ? .info : .error
        return log
    }

    /// Progress for a person who watches.
    func progress() -> Progress {
        Progress(isWanted: !quiet && !noProgress && !verbose)
    }

    func say(_ text: String) {
        if !quiet { Program.complain(text) }
    }
}

/// Where results go.
struct OutputOptions: ParsableArguments {
    @Option(name: [.short, .long], help: ArgumentHelp("The folder for the results.", valueName: "dir"))
    var output: String

    @Flag(help: "Replace the results in a folder that is not empty; other files in it stay.")
    var force = false

    @Flag(
        name: .customLong("csv-excel"),
        help: "CSV for Excel: a byte-order mark, and no cell that it would run.")
    var csvExcel = false

    func folder() throws -> ResultFolder {
        do { return try ResultFolder(path: output, replacing: force) } catch {
            throw Outcome.unwritable(error)
        }
    }
}
