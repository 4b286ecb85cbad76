public import CalendarDays
import AnnexASchema
import OOXMLParts

/// How many children live in an area, from a file of `la_code,year,age_from,age_to,population,source`.
public struct PopulationFigures: Sendable {
    private struct Entry {
        let ages: ClosedRange<Int>
        let count: Double
    }

    private var entries: [String: [Int: [Entry]]] = [:]
    private var sources: [String: String] = [:]
    /// Lines that could not be understood.
    public private(set) var problems: [ComparatorFile.Problem] = []

    /// A figure, and the year it is of.
    public struct Figure: Sendable, Equatable {
        /// Children aged 0 to 17.
        public let children: Double
        /// The year of the estimate.
        public let year: Int
        /// Who published it.
        public let source: String
    }

    /// Reads the file.
    ///
    /// - Throws: `ComparatorFile.Problem` where a heading is missing, `XLSXError` where it cannot be read.
    public init(path: String) throws {
        let table = try TableFile(path: path, folded: PublishedMeasure.folded)
        for heading in ["la_code", "year", "age_from", "age_to", "population"]
        where !table.has(PublishedMeasure.folded(heading)) {
            throw ComparatorFile.Problem(
                file: path, line: 1,
                reason:
                    "the heading '\(heading)' is missing; expected: la_code,year,age_from,age_to,population,source"
            )
        }
        for line in table.lines {
            guard let year = Int(line["year"]), let from = Int(line["agefrom"]), let to = Int(line["ageto"]),
                from >= 0, to >= from, case .number(let count)? = PublishedValue.Reading(line["population"]),
                count >= 0, !line["lacode"].isEmpty
            else {
                problems.append(
                    ComparatorFile.Problem(
                        file: path, line: line.number,
                        reason: "is not understood: expected a code, a year, two ages and a number"))
                continue
            }
            entries[line["lacode"].uppercased(), default: [:]][year, default: []].append(
                Entry(ages: from...to, count: count))
            sources[line["lacode"].uppercased()] = line["source"]
        }
    }

    /// Children aged 0 to 17 in an area and year: a line for all of them, or lines that make them up without gap.
    func children(code: String, year: Int) -> Double? {
        guard let all = entries[code.uppercased()]?[year] else { return nil }
        if let whole = all.first(where: { $0.ages == 0...17 }) { return whole.count }
        var (next, sum) = (0, 0.0)
        while next <= 17 {
            guard let entry = all.first(where: { $0.ages.lowerBound == next && $0.ages.upperBound <= 17 })
            else {
                return nil
            }
            sum += entry.count
            next = entry.ages.upperBound + 1
        }
        return sum
    }

    /// The figure for rates of a return as at that day: published rates of a year that ends in March take the middle of
    /// the year before; where that is not in the file, the newest one before it.
    public func figure(code: String, asAt reference: CalendarDay) -> Figure? {
        let (year, month, _) = reference.civil
        let wanted = month <= 3 ? year - 1 : year
        for year in (entries[code.uppercased()] ?? [:]).keys.sorted(by: >) where year <= wanted {
            guard let children = children(code: code, year: year), children > 0 else { continue }
            return Figure(children: children, year: year, source: sources[code.uppercased()] ?? "")
        }
        return nil
    }
}
