import AnnexADataset
import AnnexASchema
import CalendarDays
import ChATReport
import Foundation
import ResultFiles

/// One return of a batch: what it was called, what became of it and what it came to. Holds counts and no child's data.
public struct BatchRow: Sendable {
    /// What the return and its folder are called.
    public let name: String
    /// Whose return it is, as far as names of files and folders tell.
    public let authority: String
    /// The names of its files.
    public let inputs: [String]
    /// What became of it.
    public var state = State.failed
    /// The exit code that `run` would give.
    public var exitCode = 0
    /// How long it took this time.
    public var seconds = 0.0
    /// Why it failed, in the words that were told.
    public var errors: [String] = []
    /// What it came to; nil where it failed.
    public var outcome: BatchOutcome?

    /// What became of a return.
    public enum State: String, Sendable {
        /// Its results were written.
        case done
        /// Its results were there already.
        case unchanged
        /// It could not be read, or its results not written.
        case failed
    }

    /// A return about which nothing is known yet.
    public init(name: String, authority: String, inputs: [String]) {
        self.name = name
        self.authority = authority
        self.inputs = inputs
    }
}

extension BatchRow {
    /// What became of the return, in words; why it failed is told apart.
    public var words: String {
        guard let outcome else { return "\(name): failed" }
        if state == .unchanged { return "\(name): unchanged, not done again" }
        let tenths = Int((seconds * 10).rounded())
        let found = outcome.findings.pairs.prefix(4).map { "\($0.1) \($0.0)" }.joined(separator: ", ")
        return "\(name): \(outcome.rows) rows of \(outcome.lists) lists, findings: \(found); "
            + "\(tenths / 10).\(tenths % 10) s"
    }
}

/// What a return came to, as its result folder tells it.
public struct BatchOutcome: Sendable {
    /// The first 12 digits of what inputs, options and versions come to.
    public let runID: String
    /// The reference date, as `2024-03-31`.
    public let asAt: String
    /// The edition.
    public let edition: String
    /// Lists that were found.
    public let lists: Int
    /// Rows of all lists.
    public let rows: Int
    /// Its findings.
    public let findings: FindingCounts
    /// The values of its headline indicators, by id; those without value are left out.
    public let values: [String: Double]

    /// The lists as CSV, by their paths in the result folder; none where they were not asked for.
    public let listFiles: [String]

    /// Reads what a run left in a folder; nil where it did not end there, or a file of its is gone or cut.
    public init?(folder: String) {
        guard let run: Run = Self.read("\(folder)/run.json") else { return nil }
        for file in run.files where ResultFolder.bytes(of: "\(folder)/\(file.file)") != file.bytes {
            return nil
        }
        runID = run.run_id
        asAt = run.reference_date.date
        edition = run.edition
        lists = run.lists.count { $0.found }
        rows = run.lists.reduce(0) { $0 + $1.rows_kept }
        findings = run.findings
        listFiles = Self.lists(among: run.files.map(\.file))
        values = run.headlines.compactMapValues(\.self)
    }

    /// What a run that has just been written came to; `files` are those of its folder.
    init(
        run id: String, of dataset: Dataset, findings: FindingCounts, headlines: [Indicator], files: [String]
    ) {
        runID = id
        asAt = dataset.dates.reference.iso
        edition = dataset.edition.id
        lists = dataset.lists.count { $0.isPresent }
        rows = dataset.lists.reduce(0) { $0 + $1.rowCounts.kept }
        self.findings = findings
        listFiles = Self.lists(among: files)
        values = headlines.reduce(into: [:]) { $0[$1.id] = $1.value }
    }

    private static func lists(among files: [String]) -> [String] {
        files.filter { $0.hasPrefix("lists/") && $0.hasSuffix(".csv") && $0 != "lists/rejects.csv" }
    }

    private static func read<Value: Decodable>(_ path: String) -> Value? {
        FileManager.default.contents(atPath: path).flatMap {
            try? JSONDecoder().decode(Value.self, from: $0)
        }
    }

    private struct Run: Decodable {
        let run_id: String
        let edition: String
        let reference_date: Day
        let lists: [List]
        let findings: FindingCounts
        let headlines: [String: Double?]
        let files: [File]

        struct Day: Decodable { let date: String }
        struct List: Decodable {
            let found: Bool
            let rows_kept: Int
        }
        struct File: Decodable {
            let file: String
            let bytes: Int
        }
    }
}
