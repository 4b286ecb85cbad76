public import AnnexADataset
public import AnnexASchema
public import CalendarDays
import Foundation
public import Validation

/// One side of a comparison: a return, or the folder that a run left of one, with its findings.
public struct ComparisonSide: Sendable {
    /// What it was called.
    public let name: String
    /// Its lists.
    public let lists: ComparedReturn
    /// Its findings; nil where they cannot be compared.
    public let findings: [ComparedFinding]?
    /// Why its findings cannot be compared.
    public let obstacle: String?
    /// Where R comes from: of a run, as the run has written.
    let origin: ReturnDates.Origin

    /// What it was called, its R, and where that comes from.
    var words: String {
        let dates = lists.dataset.dates
        return "\(name), as at \(dates.reference.spelled) "
            + "(\(dates.referenceOrigin == origin ? dates.referenceWords : origin.words))"
    }

    /// A return that was just read and checked.
    public init(name: String, dataset: Dataset, report: ValidationReport) {
        self.name = name
        lists = ComparedReturn(dataset)
        findings = report.findings.map(ComparedFinding.init)
        obstacle = nil
        origin = dataset.dates.referenceOrigin
    }

    /// The results of a run, read again.
    public init(name: String, dataset: Dataset, results: WrittenResults) {
        self.name = name
        lists = ComparedReturn(written: dataset, rejects: results.rejects)
        findings = results.findings
        obstacle = results.obstacle
        origin = results.origin
    }
}

/// What a run left in its folder, as far as it is compared.
public struct WrittenResults: Sendable {
    /// The lists as CSV, in order.
    public let listPaths: [String]
    /// R of the run.
    public let asAt: CalendarDay
    /// The edition of the run.
    public let edition: String
    let origin: ReturnDates.Origin
    let rejects: [(list: Int, column: ColumnID, row: Int, text: String)]
    let findings: [ComparedFinding]?
    let obstacle: String?

    /// A folder that lacks something, or holds what no run writes.
    public struct Failure: Error, Sendable, CustomStringConvertible {
        /// The file, and what is wrong with it.
        public let description: String
    }

    /// Whether a folder is one that a run left.
    public static func isResultFolder(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/run.json")
    }

    /// Reads what a run left, but for the lists themselves.
    public init(folder: String, schema: Schema) throws(Failure) {
        let run = try Self.object(folder + "/run.json")
        let reference = run["reference_date"] as? [String: Any]
        guard let date = reference?["date"] as? String,
            let asAt = CalendarDay(iso: date), let edition = run["edition"] as? String
        else {
            throw Failure(
                description: "\(folder)/run.json: tells no reference date or edition: run the return again")
        }
        self.asAt = asAt
        origin = (reference?["from"] as? String).flatMap(ReturnDates.Origin.init) ?? .option
        self.edition = edition
        listPaths = schema.lists.map { "\(folder)/lists/\($0.fileStem).csv" }
        for path in listPaths where !FileManager.default.fileExists(atPath: path) {
            throw Failure(description: "\(path): is missing: run the return again")
        }
        rejects = try Self.rejects(folder + "/lists/rejects.csv")
        let options = run["options"] as? [String: Any] ?? [:]
        if options["redact"] != nil {
            findings = nil
            obstacle = "the findings in \(folder) are redacted"
        } else {
            findings = try Self.findings(folder + "/findings.json")
            obstacle = nil
        }
    }

    private static func object(_ path: String) throws(Failure) -> [String: Any] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(description: "\(path): cannot be read")
        }
        guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            throw Failure(description: "\(path): is not what a run writes")
        }
        return object
    }

    private static func findings(_ path: String) throws(Failure) -> [ComparedFinding] {
        guard let all = try object(path)["findings"] as? [[String: Any]] else {
            throw Failure(description: "\(path): holds no findings")
        }
        var findings: [ComparedFinding] = []
        for one in all {
            guard let rule = one["rule"] as? String, let fingerprint = one["fingerprint"] as? String,
                let severity = (one["severity"] as? String).flatMap(Severity.init(rawValue:))
            else { throw Failure(description: "\(path): a finding has no rule, severity or fingerprint") }
            findings.append(
                ComparedFinding(
                    rule: rule, severity: severity, list: one["list"] as? Int,
                    childID: one["child_id"] as? String, field: one["field"] as? String,
                    message: one["message"] as? String ?? "", fingerprint: fingerprint,
                    isAcknowledged: one["acknowledged"] as? Bool ?? false))
        }
        return findings
    }

    private static func rejects(
        _ path: String
    ) throws(Failure) -> [(list: Int, column: ColumnID, row: Int, text: String)] {
        do {
            return try SchemaTable.rows(path: path, headings: Rejects.headings).compactMap { row in
                guard let list = Int(row["list"]), let number = Int(row["row"]) else { return nil }
                return (list, ColumnID(rawValue: row["column"]), number, row["raw"])
            }
        } catch {
            throw Failure(description: "\(error)")
        }
    }
}
