import AnnexADataset
import AnnexASchema

extension Counting {
    /// Rows, people or families by code, or by a grouping of the codes; "Not recorded" comes last.
    ///
    /// A code that stands in no group of the grouping counts as not recorded.
    func codes(_ codes: Measure.Codes) -> Outcome {
        guard let column = list.column(codes.column), let bands = CodeBands(codes, in: list, query.schema)
        else { return Outcome() }
        var perCode = [Int](repeating: 0, count: bands.set.codes.count)
        var counts = [Int](repeating: 0, count: bands.labels.count + 1)
        let counted = firstRows(of: codes.counted) { column.value(Int($0)).code != nil }
        for row in counted {
            if let code = column.value(Int(row)).code, code < perCode.count {
                perCode[code] += 1
                counts[bands.band(ofCode: code)] += 1
            } else {
                counts[bands.labels.count] += 1
            }
        }
        var outcome = Outcome(labels: bands.labels + [Self.notRecorded], counts: counts)
        if let top = codes.top {
            outcome.bands = Self.mostFrequent(bands.labels, counts: counts, top: top)
        }
        if !codes.unknown.isEmpty { outcome.takePercentages(without: codes.unknown + [Self.notRecorded]) }
        if !codes.share.isEmpty {
            func total(_ bares: [String]) -> Int {
                bares.reduce(0) { sum, bare in sum + (bands.set.index(of: bare).map { perCode[$0] } ?? 0) }
            }
            let whole = codes.among.isEmpty ? counted.count : total(codes.among)
            outcome.takeValue(of: Outcome(share: total(codes.share), of: whole))
        }
        return outcome
    }

    /// The most frequent bands from the largest down, then "Other" and "Not recorded".
    static func mostFrequent(_ labels: [String], counts: [Int], top: Int) -> [Indicator.Band] {
        let found = labels.indices.filter { counts[$0] > 0 }.sorted {
            counts[$0] == counts[$1] ? labels[$0] < labels[$1] : counts[$0] > counts[$1]
        }
        let shown = found.prefix(top)
        let rest = found.dropFirst(top).reduce(0) { $0 + counts[$1] }
        return Outcome.bands(
            labels: shown.map { labels[$0] } + [otherText, notRecorded],
            counts: shown.map { counts[$0] } + [rest, counts[labels.count]])
    }
}

/// The bands that the codes of a column fall into.
struct CodeBands {
    let set: CodeSet
    let labels: [String]
    private let bandOfCode: [Int]

    init?(_ codes: Measure.Codes, in list: ListTable, _ schema: Schema) {
        guard
            let set = list.column(codes.column)?.definition.codeSet.flatMap({ schema.codeSets[$0] })
        else { return nil }
        let grouping = codes.grouping.flatMap { schema.groupings[$0] }
        self.set = set
        labels =
            grouping?.groups
            ?? set.codes.map { codes.showsCodes ? "\($0.bare) \($0.label)" : $0.label }
        let last = labels.count
        bandOfCode = set.codes.enumerated().map { position, code in
            grouping == nil ? position : grouping?.groupOfCode[code.bare] ?? last
        }
    }

    /// The band of a code; behind the last where it is in none.
    func band(ofCode code: Int) -> Int {
        code < bandOfCode.count ? bandOfCode[code] : labels.count
    }
}

extension Outcome {
    /// Takes percentages of the rows that are in none of some bands; those have none themselves.
    mutating func takePercentages(without unknown: [String]) {
        let known = bands.reduce(0) { unknown.contains($1.label) ? $0 : $0 + $1.count }
        bands = bands.map { band in
            Indicator.Band(
                label: band.label, count: band.count,
                percent: unknown.contains(band.label) ? nil : Self.percent(band.count, of: known))
        }
    }

    /// Takes the value of another, with what it was made of.
    mutating func takeValue(of other: Outcome) {
        (value, numerator, denominator) = (other.value, other.numerator, other.denominator)
    }
}
