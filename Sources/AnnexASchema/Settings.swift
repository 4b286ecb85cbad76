public import CalendarDays
import Foundation

/// What a settings file asks for: the options that would otherwise stand on every command line.
///
/// Each value knows its line, so that a mistake that only its user can see is told with file and line too. Paths in
/// the file count from the file's own folder.
public struct Settings: Sendable {
    /// A value of the file, and where it stands.
    public struct Entry<Value: Sendable>: Sendable {
        /// The value.
        public let value: Value
        /// File and line.
        public let place: String
    }

    /// The file's usual name, looked for in the working folder.
    public static let fileName = "annex-a.yaml"

    /// R.
    public private(set) var asAt: Entry<CalendarDay>?
    /// E.
    public private(set) var extracted: Entry<CalendarDay>?
    /// The edition to hold a return to.
    public private(set) var edition: Entry<String>?
    /// The local authority's name.
    public private(set) var authority: Entry<String>?
    /// A folder of schema files.
    public private(set) var schemas: Entry<String>?
    /// A file of the council's own spellings of codes.
    public private(set) var spellings: Entry<String>?
    /// Limits by name; the names are not checked here.
    public private(set) var limits: [(name: String, value: Entry<Int>)] = []
    /// Rules to check, as ids or the beginnings of some.
    public private(set) var include: Entry<[String]>?
    /// Rules to leave out, as ids or the beginnings of some.
    public private(set) var exclude: Entry<[String]>?
    /// Severities by rule.
    public private(set) var severities: Entry<[(rule: String, severity: Severity)]>?
    /// A file of findings that are known and accepted.
    public private(set) var acknowledgements: Entry<String>?
    /// The least serious findings that make a command fail: a severity, or `never`.
    public private(set) var failOn: Entry<String>?
    /// Whether findings tell shapes instead of values.
    public private(set) var redact: Entry<Bool>?
    /// Which values findings quote: `none` or `field`.
    public private(set) var values: Entry<String>?
    /// Children in the area.
    public private(set) var population: Entry<Double>?
    /// A file of bank holidays.
    public private(set) var holidays: Entry<String>?
    /// Whether CSV is written for Excel.
    public private(set) var csvExcel: Entry<Bool>?

    private static let keys = [
        "as_at", "extracted", "edition", "la", "schemas", "spellings", "limits", "include", "exclude",
        "severity",
        "acknowledgements", "fail_on", "redact", "values", "population", "holidays", "csv_excel",
    ]

    /// No settings.
    public init() {}

    /// Reads a file whole.
    ///
    /// - Throws: what is wrong with its file and line; a key that is not known is wrong.
    public init(path: String) throws(SchemaError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SchemaError(file: path, reason: "cannot be read")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw SchemaError(file: path, reason: "is not UTF-8 text")
        }
        try self.init(file: path, text: text)
    }

    init(file: String, text: String) throws(SchemaError) {
        if text.split(separator: "\n").allSatisfy({ Self.saysNothing($0) }) { return }
        let map = try YAMLField(file: file, text: text).mapping(Self.keys)
        func entry<Value: Sendable>(
            _ key: String, _ read: (YAMLField) throws(SchemaError) -> Value
        ) throws(SchemaError) -> Entry<Value>? {
            guard let field = map[key] else { return nil }
            return Entry(value: try read(field), place: field.origin)
        }
        let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
        func path(_ field: YAMLField) throws(SchemaError) -> String {
            let path = try field.word()
            return path.hasPrefix("/") ? path : folder + path
        }
        asAt = try entry("as_at") { (field) throws(SchemaError) in try field.day() }
        extracted = try entry("extracted") { (field) throws(SchemaError) in try field.day() }
        edition = try entry("edition") { (field) throws(SchemaError) in try field.word() }
        authority = try entry("la") { (field) throws(SchemaError) in try field.word() }
        schemas = try entry("schemas", path)
        spellings = try entry("spellings", path)
        acknowledgements = try entry("acknowledgements", path)
        holidays = try entry("holidays", path)
        for (name, field) in try map["limits"]?.pairs() ?? [] {
            limits.append((name, Entry(value: try field.integer(), place: field.origin)))
        }
        include = try entry("include") { (field) throws(SchemaError) in try field.strings() }
        exclude = try entry("exclude") { (field) throws(SchemaError) in try field.strings() }
        severities = try entry("severity") { (field) throws(SchemaError) in
            try field.pairs().map { (pair) throws(SchemaError) in
                (rule: pair.key, severity: try pair.value.choice(Severity.self))
            }
        }
        failOn = try entry("fail_on") { (field) throws(SchemaError) in
            try field.word(of: ["error", "warning", "query", "never"])
        }
        redact = try entry("redact") { (field) throws(SchemaError) in try field.boolean() }
        values = try entry("values") { (field) throws(SchemaError) in try field.word(of: ["none", "field"]) }
        population = try entry("population") { (field) throws(SchemaError) in
            guard let number = Double(try field.string()), number > 0, number < 1e9 else {
                throw field.error("expected the number of children, as in 61500")
            }
            return number
        }
        csvExcel = try entry("csv_excel") { (field) throws(SchemaError) in try field.boolean() }
    }

    /// Whether a line is blank or a remark: a file of such lines sets nothing, and is no mistake.
    private static func saysNothing(_ line: Substring) -> Bool {
        line.first { !$0.isWhitespace }.map { $0 == "#" } ?? true
    }
}

extension YAMLField {
    /// File and line, for people.
    fileprivate var origin: String { place.line.map { "\(file):\($0)" } ?? file }

    /// A text that says something.
    fileprivate func word() throws(SchemaError) -> String {
        let text = try string()
        guard !text.isEmpty else { throw error("expected a value here, found nothing") }
        return text
    }

    fileprivate func word(of known: [String]) throws(SchemaError) -> String {
        let text = try string()
        guard known.contains(text) else {
            throw error("'\(text)' is not one of: \(known.joined(separator: ", "))")
        }
        return text
    }

    fileprivate func day() throws(SchemaError) -> CalendarDay {
        guard let day = CalendarDay(iso: try string()), (1990...2100).contains(day.civil.year) else {
            throw error("expected a date of an inspection as YYYY-MM-DD, as in 2024-01-31")
        }
        return day
    }
}
