public import AnnexASchema
import OOXMLParts

/// A file of published figures, and what became of its lines.
public struct ComparatorFile: Sendable {
    /// The figures.
    public let values: [PublishedValue]
    /// What kind of file it is, in words.
    public let form: String
    /// Lines below the headings.
    public let lines: Int
    /// Lines about a part of an area's children, or about something that no indicator is compared with.
    public let partial: Int
    /// Lines and cells that could not be understood.
    public let problems: [Problem]

    /// A line that could not be understood.
    public struct Problem: Error, Sendable, Equatable, CustomStringConvertible {
        /// The file.
        public let file: String
        /// The line, counted from 1; nil where the file as a whole is concerned.
        public let line: Int?
        /// What is wrong, what is expected.
        public let reason: String

        /// One line for people.
        public var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(reason)" }
    }

    static let longHeadings = [
        "indicator_id", "geo_level", "geo_code", "geo_name", "period", "value", "unit", "numerator",
        "denominator",
        "source", "data_set", "published", "note",
    ]

    /// Reads figures in the long form, one a line, or as the Department for Education publishes them.
    ///
    /// - Throws: `Problem` where the file is neither, `XLSXError` where it cannot be read.
    public init(path: String, schema: Schema, populations: PopulationFigures? = nil) throws {
        let table = try TableFile(path: path, folded: PublishedMeasure.folded)
        var reading = Reading(path: path, schema: schema, populations: populations)
        if table.has("indicatorid"), table.has("geolevel"), table.has("value") {
            form = "one figure a line"
            for line in table.lines { reading.long(line) }
        } else if table.has("geographiclevel") || table.has("newlacode") {
            let measures = reading.measures(in: table)
            guard !measures.isEmpty else {
                throw Problem(
                    file: path, line: 1,
                    reason:
                        "has none of the headings and labels that indicators are compared with; "
                        + "annex-a comparators list shows them")
            }
            form = "published table " + Set(measures.map(\.dataSet)).sorted().joined(separator: ", ")
            for line in table.lines { reading.published(line, measures) }
        } else {
            throw Problem(
                file: path, line: 1,
                reason:
                    "has neither the headings \(Self.longHeadings.joined(separator: ",")) nor those of a table of the "
                    + "Department for Education (geographic_level, new_la_code, …)")
        }
        values = reading.values
        lines = reading.lines
        partial = reading.partial
        problems = reading.problems
    }

    /// What is gathered while a file is read.
    private struct Reading {
        let path: String
        let schema: Schema
        let populations: PopulationFigures?
        var values: [PublishedValue] = []
        var lines = 0
        var partial = 0
        var problems: [Problem] = []
        private var seen: Set<String> = []
        private let units: [String: IndicatorUnit]

        init(path: String, schema: Schema, populations: PopulationFigures?) {
            self.path = path
            self.schema = schema
            self.populations = populations
            units = Dictionary(schema.indicators.map { ($0.id, $0.unit) }) { first, _ in first }
        }

        private mutating func tell(_ line: TableFile.Line, _ reason: String) {
            problems.append(Problem(file: path, line: line.number, reason: reason))
        }

        private mutating func keep(_ value: PublishedValue, _ line: TableFile.Line) {
            let key = [value.indicator, value.key, value.area, value.period].joined(separator: "|")
            // what stands twice is kept, so that it can be told; the first of two is compared with
            if !seen.insert(key).inserted {
                tell(
                    line,
                    "\(value.indicator), \(value.name), \(value.period) stands twice: the first figure is used"
                )
            }
            values.append(value)
        }

        // MARK: One figure a line

        mutating func long(_ line: TableFile.Line) {
            lines += 1
            let parts = line["indicatorid"].split(separator: "#", maxSplits: 1).map(String.init)
            guard let id = parts.first?.uppercased(),
                let unitOfIndicator = units[id]
            else { return tell(line, "there is no indicator '\(line["indicatorid"])'") }
            guard let level = PublishedValue.Level(line["geolevel"]) else {
                let known = PublishedValue.Level.allCases.map(\.rawValue).joined(separator: ", ")
                return tell(line, "geo_level is none of \(known)")
            }
            guard let period = Self.period(line["period"]) else {
                return tell(line, "period is no year: expected 2024 or 2023-24")
            }
            guard let read = PublishedValue.Reading(line["value"]) else {
                return tell(line, "value is neither a number nor a symbol such as c, x, z, k, low, u")
            }
            let unit = IndicatorUnit(rawValue: line["unit"])
            if unit == nil, !line["unit"].isEmpty {
                let known = IndicatorUnit.allCases.map(\.rawValue).joined(separator: ", ")
                return tell(line, "unit is none of \(known)")
            }
            let key = parts.count > 1 ? parts[1] : ""
            keep(
                PublishedValue(
                    indicator: id, key: key, level: level, code: line["geocode"],
                    name: Self.name(line["geoname"], level), region: "", period: period, value: read.number,
                    symbol: read.symbol, unit: unit ?? (key.isEmpty ? unitOfIndicator : .percent),
                    source: line["source"], dataSet: line["dataset"], published: line["published"],
                    note: line["note"], file: path, line: line.number, heading: PublishedValue.longHeading,
                    isWorkedOut: false),
                line)
        }

        private static func name(_ name: String, _ level: PublishedValue.Level) -> String {
            name.isEmpty && level == .national ? "England" : name
        }

        // MARK: As published

        func measures(in table: TableFile) -> [PublishedMeasure] {
            var found: [PublishedMeasure] = []
            for measure in schema.publishedMeasures
            where !found.contains(where: { $0.indicator == measure.indicator && $0.key == measure.key }) {
                guard measure.headings.contains(where: { table.has(PublishedMeasure.folded($0)) }) else {
                    continue
                }
                let isWhole =
                    measure.over.isEmpty
                    || (measure.over == ["population"] && populations != nil)
                    || measure.over.contains { table.has(PublishedMeasure.folded($0)) }
                let hasLines = measure.lines.map { lines in table.lines.contains { Self.has(lines, $0) } }
                if isWhole, hasLines ?? true { found.append(measure) }
            }
            return found
        }

        /// Headings that say which children of an area a line is about.
        private static let partHeadings = [
            "characteristic", "characteristictype", "breakdown", "category", "clagroup", "age", "agegroup",
            "gender",
            "sex", "ethnicity",
        ]
        private static let wholes: Set<String> = ["", "total", "all", "allchildren"]

        /// Whether a line is about all of an area's children, but for what stands under those headings.
        private static func isWhole(_ line: TableFile.Line, besides named: ArraySlice<String> = []) -> Bool {
            partHeadings.allSatisfy {
                named.contains($0) || wholes.contains(PublishedMeasure.folded(line[$0]))
            }
        }

        /// Whether a line has the label, and tells no part of what the label names.
        private static func has(_ lines: PublishedMeasure.Lines, _ line: TableFile.Line) -> Bool {
            guard let place = place(of: lines, on: line) else { return false }
            return isWhole(line, besides: lines.headings.map(PublishedMeasure.folded)[...place])
        }

        /// Which of the headings the label stands under.
        private static func place(of lines: PublishedMeasure.Lines, on line: TableFile.Line) -> Int? {
            let label = PublishedMeasure.folded(lines.label)
            return lines.headings.firstIndex {
                PublishedMeasure.folded(line[PublishedMeasure.folded($0)]) == label
            }
        }

        mutating func published(_ line: TableFile.Line, _ all: [PublishedMeasure]) {
            lines += 1
            let isWhole = Self.isWhole(line)
            let measures = all.filter { $0.lines.map { Self.has($0, line) } ?? isWhole }
            guard !measures.isEmpty else {
                partial += 1
                return
            }
            let isCouncil = !line["newlacode"].isEmpty
            guard
                let level = line["geographiclevel"].isEmpty
                    ? (isCouncil ? .authority : nil) : PublishedValue.Level(line["geographiclevel"])
            else { return tell(line, "geographic_level is none of National, Regional, Local authority") }
            guard let period = Self.period(line["timeperiod"]) else {
                return tell(line, "time_period is no year: expected 2024 or 202324")
            }
            let (code, name) =
                switch level {
                case .national: (line["countrycode"], line["countryname"])
                case .regional, .neighbours: (line["regioncode"], line["regionname"])
                case .authority: (line["newlacode"], line["laname"])
                }
            for measure in measures {
                guard let read = reading(measure, line, code: code, period: period) else {
                    tell(
                        line,
                        "\(measure.headings[0]) is neither a number nor a symbol such as c, x, z, k, low, u")
                    continue
                }
                keep(
                    PublishedValue(
                        indicator: measure.indicator, key: measure.key, level: level, code: code,
                        name: Self.name(name, level), region: level == .authority ? line["regioncode"] : "",
                        period: period, value: read.number, symbol: read.symbol, unit: measure.unit,
                        source: "Department for Education", dataSet: measure.dataSet, published: "",
                        note: measure.note, file: path, line: line.number, heading: heading(measure, line),
                        isWorkedOut: !measure.over.isEmpty), line)
            }
        }

        /// The headings of a line that a measure is read from, as the schema spells them, and the line's label.
        private func heading(_ measure: PublishedMeasure, _ line: TableFile.Line) -> String {
            let headings = [measure.headings, measure.over].compactMap { names in
                names.first { !line[PublishedMeasure.folded($0)].isEmpty } ?? names.first
            }.joined(separator: " ÷ ")
            guard let lines = measure.lines, let place = Self.place(of: lines, on: line) else {
                return headings
            }
            return "\(headings), where \(lines.headings[place]) is \(lines.label)"
        }

        private func reading(
            _ measure: PublishedMeasure, _ line: TableFile.Line, code: String, period: String
        ) -> PublishedValue.Reading? {
            func cell(_ names: [String]) -> PublishedValue.Reading? {
                let texts = names.map { line[PublishedMeasure.folded($0)] }
                return PublishedValue.Reading(texts.first { !$0.isEmpty } ?? "")
            }
            guard let read = cell(measure.headings) else { return nil }
            guard !measure.over.isEmpty, case .number(let number) = read else { return read }
            let divisor: Double
            if measure.over == ["population"] {
                guard let year = Int(period.prefix(4)).map({ period.count > 4 ? $0 : $0 - 1 }),
                    let people = populations?.children(code: code, year: year)
                else { return .symbol(PublishedValue.Reading.undivided) }
                divisor = people
            } else {
                guard case .number(let whole)? = cell(measure.over) else {
                    return .symbol(PublishedValue.Reading.undivided)
                }
                divisor = whole
            }
            guard divisor > 0 else { return .symbol(PublishedValue.Reading.undivided) }
            return .number(number / divisor * (measure.unit == .perTenThousand ? 10_000 : 100))
        }

        /// `2024` or `2023-24`, from those, `202324` and `2023/24`.
        private static func period(_ text: String) -> String? {
            let digits = text.filter(\.isNumber)
            guard digits.count == text.count || text.contains("-") || text.contains("/"),
                let year = Int(digits.prefix(4)), (1990...2100).contains(year)
            else { return nil }
            switch digits.count {
            case 4: return digits
            case 6, 8:
                guard let end = Int(digits.suffix(2)), end == (year + 1) % 100 else { return nil }
                return "\(digits.prefix(4))-\(digits.suffix(2))"
            default: return nil
            }
        }
    }
}
