import AnnexADataset
import AnnexAOutput
import AnnexASchema
import ArgumentParser
import CalendarDays
import Foundation
import Logging
import ResultFiles

/// Reads a date as options take it.
///
/// - Throws: what is expected, in words.
@Sendable func dateOption(_ text: String) throws -> CalendarDay {
    guard let day = CalendarDay(iso: text) else {
        throw ValidationError("give a date of the calendar as YYYY-MM-DD, as in 2024-01-31")
    }
    guard (1990...2100).contains(day.civil.year) else {
        throw ValidationError("\(text) is no date of an inspection")
    }
    return day
}

/// The inputs of a return and how to read them.
struct ReturnOptions: ParsableArguments {
    @Argument(
        help:
            "Workbooks (.xlsx, .xlsm, .ods), lists as .csv or .tsv, folders of them or patterns; together they make one return.",
        completion: .file(extensions: InputPaths.endings))
    var inputs: [String] = []

    @Option(
        help: ArgumentHelp("The reference date R, as YYYY-MM-DD.", valueName: "date"), transform: dateOption)
    var asAt: CalendarDay?

    @Option(
        help: ArgumentHelp("The day the lists were made, as YYYY-MM-DD.", valueName: "date"),
        transform: dateOption)
    var extracted: CalendarDay?

    @Option(help: "The edition to hold the return to, instead of the one that fits its headings best.")
    var edition: String?

    @Option(help: ArgumentHelp("The local authority's name, for titles.", valueName: "name"))
    var la: String?

    @Option(
        help: ArgumentHelp(
            "A CSV file with your own spellings of codes: code_set, spelling, code.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var spellings: String?

    @OptionGroup var limits: LimitOptions
    @OptionGroup var schemas: SchemaOptions
    @OptionGroup var settings: SettingsOptions

    func validate() throws {
        if inputs.isEmpty, !settings.printConfig {
            throw ValidationError("give at least one input: a workbook, a list as CSV, or a folder of them")
        }
    }

    /// The options that are used, with what the settings file says where the command line says nothing.
    func settled(_ options: inout SettledOptions) throws -> ReturnOptions {
        let file = options.settings
        var settled = self
        settled.asAt = options.settle("as_at", asAt, file.asAt, words: \.iso)?.value
        settled.extracted = options.settle("extracted", extracted, file.extracted, words: \.iso)?.value
        settled.edition = options.settle("edition", edition, file.edition)?.value
        settled.la = options.settle("la", la, file.authority)?.value
        settled.spellings = options.settle("spellings", spellings, file.spellings)?.value
        settled.schemas.schemas = options.settle("schemas", schemas.schemas, file.schemas)?.value
        settled.limits = try limits.settled(&options)
        return settled
    }

    /// The schema with the council's own spellings, where a file of them is given.
    func loadSchema(_ parts: SchemaFolder.Parts = .all) throws -> Schema {
        var schema = try schemas.load(parts)
        guard let spellings else { return schema }
        guard let data = FileManager.default.contents(atPath: spellings) else {
            throw Outcome.usage("\(spellings): the file of spellings cannot be read")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Outcome.usage("\(spellings): the text is not UTF-8: save it as 'CSV UTF-8'")
        }
        do {
            schema.localSpellings = try LocalSpellings(text: text, file: spellings, schema: schema).spellings
        } catch {
            throw Outcome.usage(error.all.map(\.description).joined(separator: "\nannex-a: "))
        }
        return schema
    }

    /// The options as the run record keeps them, each that was given.
    var record: [(String, String)] {
        [
            ("as_at", asAt?.iso), ("extracted", extracted?.iso), ("edition", edition), ("la", la),
            (
                "spellings_sha256",
                spellings.flatMap { FileManager.default.contents(atPath: $0) }
                    .map { RunRecord.digest(of: Array($0)) }
            ),
        ].compactMap { key, value in value.map { (key, $0) } } + limits.record
    }

    /// Reads the return, and says what was left out.
    func read(schema: Schema, quiet: Bool) async throws -> Dataset {
        let (dataset, leftOut) = try await readAll(schema: schema)
        if !quiet { tell(leftOut) }
        return dataset
    }

    /// Reads the return, and makes the digests that the record of a run has.
    func readRecorded(schema: Schema, quiet: Bool) async throws -> (Dataset, [InputDigest]) {
        let (paths, leftOut) = try InputPaths.files(inputs, asAt: asAt)
        let recorded = try await reader(schema: schema).recorded(paths)
        if !quiet { tell(leftOut) }
        return recorded
    }

    /// Reads the return; beside it the files that were left out for those of another month.
    ///
    /// `needsNoReference` where nothing is counted from R, and a return may have none.
    func readAll(
        schema: Schema, needsNoReference: Bool = false
    ) async throws -> (Dataset, leftOut: [MonthChoice.LeftOut]) {
        let reader = try reader(schema: schema, needsNoReference: needsNoReference)
        let (paths, leftOut) = try InputPaths.files(inputs, asAt: asAt)
        return (try await reader.dataset(of: paths), leftOut)
    }

    /// Says which files of folders and patterns were not read: those of other months, and those that are no lists.
    func tell(_ leftOut: [MonthChoice.LeftOut]) {
        for file in leftOut { Program.complain(file.words) }
        if let words = InputPaths.wordsOfUnread(in: inputs) { Program.complain(words) }
    }

    /// A reader of returns, as the options ask for; what it prepares of the schema serves any number of them.
    func reader(schema: Schema, needsNoReference: Bool = false) throws -> ReturnReader {
        _ = try schema.named(edition)
        var options = ReturnReader.Options(asAt: asAt, extracted: extracted, edition: edition)
        options.needsNoReference = needsNoReference
        options.limits = limits.limits
        return ReturnReader(schema: schema, options: options)
    }
}

extension ReturnReader {
    /// The return in those files with the digest of each, which is that of the bytes that were read.
    func recorded(_ paths: [String]) async throws -> (Dataset, [InputDigest]) {
        let inputs = paths.map(InputDigest.init)
        let dataset = try await dataset(of: paths)
        let changed = zip(paths, inputs).filter { path, input in
            input == nil || InputDigest(path: path) != input
        }
        guard changed.isEmpty else {
            throw Outcome.unreadable(
                changed.map { "\($0.0): the file changed or went away while it was read: run it again" })
        }
        return (dataset, inputs.compactMap(\.self))
    }

    /// The return in those files, or in the program's words why there is none.
    func dataset(of paths: [String]) async throws -> Dataset {
        do {
            return try await read(paths)
        } catch {
            switch error {
            case .files(let errors): throw Outcome(errors)
            case .noReferenceDate:
                throw Outcome.usage(
                    "no file's name holds a date, and Lists 1 and 3 no event to count from: give the reference date, "
                        + "as in --as-at 2024-01-31"
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

    func load(_ parts: SchemaFolder.Parts = .all) throws -> Schema {
        guard let folder = schemas.map(SchemaFolder.init(path:)) ?? SchemaFolder.besideProgram() else {
            throw Outcome.usage(
                "the schema files that belong beside the program are gone: install it again, or name them with "
                    + "--schemas")
        }
        do { return try folder.load(parts) } catch { throw Outcome.usage("\(error)") }
    }
}

/// How a command talks while it works, and when it fails.
struct ReportOptions: ParsableArguments {
    @Option(
        help:
            "Which findings make the exit code 1: those of this severity and worse. Unless given, errors for commands that check, and none for others."
    )
    var failOn: FailOn?

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

    /// The options that are used, with what the settings file says where the command line says nothing.
    func settled(_ options: inout SettledOptions) -> ReportOptions {
        var settled = self
        let failOn = options.settle(
            "fail_on", failOn?.rawValue, options.settings.failOn, default: FailOn.error.rawValue)
        settled.failOn = failOn.flatMap { FailOn(rawValue: $0.value) }
        return settled
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

    /// The options that are used, with what the settings file says where the command line says nothing.
    func settled(_ options: inout SettledOptions) -> OutputOptions {
        var settled = self
        settled.csvExcel = options.settle("csv_excel", flag: csvExcel, options.settings.csvExcel)
        return settled
    }

    /// The folder as it is told to people.
    var trimmed: String { output.count > 1 && output.hasSuffix("/") ? String(output.dropLast()) : output }

    /// Refuses a folder that holds something, before any work is done for it.
    func check() throws {
        do {
            try ResultFolder.refuseIfTaken(path: output, replacing: force)
        } catch {
            throw Outcome.unwritable(error)
        }
    }

    func folder() throws -> ResultFolder {
        do { return try ResultFolder(path: output, replacing: force) } catch {
            throw Outcome.unwritable(error)
        }
    }
}
