public import AnnexASchema
import OOXMLParts

/// A published figure beside an indicator's own.
public struct Comparison: Sendable, Equatable {
    /// What kind of area it is about; of neighbours their mean.
    public let level: PublishedValue.Level
    /// The area's name.
    public let name: String
    /// The band that is meant; empty for the indicator's value.
    public let key: String
    /// The year as `2024` or `2023-24`.
    public let period: String
    /// The figure; nil where a symbol stands for it, or too few neighbours have one.
    public let value: Double?
    /// What it is counted in.
    public let unit: IndicatorUnit
    /// How many neighbours' figures the mean is of; nil for other areas.
    public let count: Int?
    /// Who published it.
    public let source: String
    /// The data set, as `CIN-C1`.
    public let dataSet: String
    /// What a reader must know who compares the two, and why there is no figure; may be empty.
    public let note: String
}

/// Published figures for one council: its own, its statistical neighbours' mean, its region's and England's.
public struct Comparators: Sendable {
    /// The council's code, where it was found.
    public let authority: String?
    /// All figures that were read, in the order of the files and their lines.
    public let loaded: [PublishedValue]
    private let choices: [String: Choice]
    private let neighbours: [String]

    /// So many neighbours must have a figure for their mean to be told.
    public static let fewestNeighbours = 5
    /// Neighbours that count, the closest first.
    public static let mostNeighbours = 10

    /// Comparators of the council of that name or code.
    public init(_ values: [PublishedValue], neighbours: NeighbourFile?, authority wanted: String?) {
        let code = Self.code(of: wanted, in: values)
        let ranked = code.flatMap { neighbours?.neighbours(of: $0) } ?? []
        authority = code
        self.neighbours = ranked
        loaded = values
        choices = Dictionary(grouping: values.indices) { "\(values[$0].indicator)#\(values[$0].key)" }
            .mapValues { Choice($0, of: values, authority: code, neighbours: ranked) }
    }

    /// What an indicator's value, or one of its bands, is compared with: of the newest year that the files have for
    /// it. Years are never mixed: what the files do not have for that year is left out.
    public func comparisons(_ indicator: String, key: String = "") -> [Comparison] {
        guard let choice = choices["\(indicator)#\(key)"] else { return [] }
        return [choice.own, choice.region, choice.national].compactMap { $0.map { Self.plain(loaded[$0]) } }
            .inserting(mean(choice), after: choice.own == nil ? 0 : 1)
    }

    /// What became of each figure of `loaded`, in the same order.
    public func uses() -> [ComparatorUse] {
        var uses = [ComparatorUse](repeating: .elsewhere, count: loaded.count)
        for choice in choices.values {
            for position in choice.all { uses[position] = choice.use(of: position, in: loaded) }
        }
        return uses
    }

    /// How many statistical neighbours the council has; 0 where they are not known.
    public var neighbourCount: Int { neighbours.count }

    /// Bands of an indicator that the files have figures for.
    public func keys(_ indicator: String) -> [String] {
        choices.keys.filter { $0.hasPrefix("\(indicator)#") }.map {
            String($0.dropFirst(indicator.count + 1))
        }
        .filter { !$0.isEmpty }.sorted()
    }

    private func mean(_ choice: Choice) -> Comparison? {
        if let given = choice.given { return Self.plain(loaded[given]) }
        guard !neighbours.isEmpty else { return nil }
        let any = loaded[choice.first]
        // a neighbour without a figure is passed over, never counted as zero
        let figures = choice.members.compactMap { loaded[$0].value }
        let isEnough = figures.count >= Self.fewestNeighbours
        let words = "Mean of \(figures.count) of \(neighbours.count) statistical neighbours"
        return Comparison(
            level: .neighbours, name: "Statistical neighbours", key: any.key, period: any.period,
            value: isEnough ? figures.reduce(0, +) / Double(figures.count) : nil, unit: any.unit,
            count: figures.count, source: any.source, dataSet: any.dataSet,
            note: Self.joined([
                isEnough ? words : words + ": at least \(Self.fewestNeighbours) are needed", any.note,
            ]))
    }

    private static func plain(_ value: PublishedValue) -> Comparison {
        Comparison(
            level: value.level, name: value.name, key: value.key, period: value.period, value: value.value,
            unit: value.unit, count: nil, source: value.source, dataSet: value.dataSet,
            note: joined([
                value.symbolMeaning.map { "Published without a figure: \($0)" } ?? "",
                value.note,
            ]))
    }

    private static func joined(_ notes: [String]) -> String {
        notes.filter { !$0.isEmpty }.joined(separator: ". ")
    }

    /// The code of a council given by code or name; `Demoshire` is `Demoshire County Council`.
    static func code(of wanted: String?, in values: [PublishedValue]) -> String? {
        guard let wanted, !wanted.isEmpty else { return nil }
        let councils = values.filter { $0.level == .authority && !$0.code.isEmpty }
        if let known = councils.first(where: { $0.code == wanted.uppercased() }) { return known.code }
        if wanted.count == 9, wanted.dropFirst().allSatisfy(\.isNumber) { return wanted.uppercased() }
        let name = shortName(wanted)
        let codes = Set(councils.filter { shortName($0.name) == name }.map(\.code))
        return codes.count == 1 ? codes.first : nil
    }

    private static let titles: Set<String> = [
        "council", "county", "borough", "city", "of", "the", "royal", "london", "metropolitan", "district",
        "mbc",
        "cc", "bc",
    ]

    private static func shortName(_ name: String) -> String {
        let words = name.lowercased().replacing("&", with: " and ").split { !$0.isLetter }.map(String.init)
        let short = words.filter { !titles.contains($0) }
        return (short.isEmpty ? words : short).joined(separator: " ")
    }
}

extension [Comparison] {
    fileprivate func inserting(_ one: Comparison?, after position: Int) -> [Comparison] {
        guard let one else { return self }
        var all = self
        all.insert(one, at: position)
        return all
    }
}

/// Which councils are statistical neighbours of which, from a file of `la_code,neighbour_code,rank`.
public struct NeighbourFile: Sendable {
    private var ofCode: [String: [(rank: Int, code: String)]] = [:]
    /// Lines that could not be understood.
    public private(set) var problems: [ComparatorFile.Problem] = []

    /// Reads the file.
    ///
    /// - Throws: `ComparatorFile.Problem` where a heading is missing, `XLSXError` where it cannot be read.
    public init(path: String) throws {
        let table = try TableFile(path: path, folded: PublishedMeasure.folded)
        for heading in ["la_code", "neighbour_code", "rank"]
        where !table.has(PublishedMeasure.folded(heading)) {
            throw ComparatorFile.Problem(
                file: path, line: 1,
                reason: "the heading '\(heading)' is missing; expected: la_code,neighbour_code,rank")
        }
        for line in table.lines {
            guard let rank = Int(line["rank"]), !line["lacode"].isEmpty, !line["neighbourcode"].isEmpty else {
                problems.append(
                    ComparatorFile.Problem(
                        file: path, line: line.number,
                        reason: "is not understood: expected two codes and a rank"))
                continue
            }
            ofCode[line["lacode"].uppercased(), default: []].append(
                (rank, line["neighbourcode"].uppercased()))
        }
    }

    /// The neighbours of a council, the closest first, at most ten.
    func neighbours(of code: String) -> [String] {
        (ofCode[code] ?? []).sorted { ($0.rank, $0.code) < ($1.rank, $1.code) }.prefix(
            Comparators.mostNeighbours
        ).map(\.code)
    }
}
