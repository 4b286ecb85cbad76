import AnnexADataset
import AnnexASchema

extension Counting {
    /// Rows by code, or by a grouping of the codes.
    func codes(_ codes: Measure.Codes) -> Outcome {
        self.codes(
            of: codes.column, grouping: codes.grouping, showsCodes: codes.showsCodes, share: codes.share,
            among: codes.among)
    }

    /// Rows by code, or by a grouping of the codes; "Not recorded" comes last.
    ///
    /// A code that stands in no group of the grouping counts as not recorded.
    func codes(
        of id: ColumnID, grouping: String? = nil, showsCodes: Bool = false, share: [String], among: [String]
    ) -> Outcome {
        guard let column = list.column(id),
            let set = column.definition.codeSet.flatMap({ query.schema.codeSets[$0] })
        else { return Outcome() }
        let grouping = grouping.flatMap { query.schema.groupings[$0] }
        let labels =
            grouping?.groups
            ?? set.codes.map { showsCodes ? "\($0.bare) \($0.label)" : $0.label }
        let last = labels.count
        let bandOfCode = set.codes.enumerated().map { position, code in
            grouping == nil ? position : grouping?.groupOfCode[code.bare] ?? last
        }
        var perCode = [Int](repeating: 0, count: set.codes.count)
        var counts = [Int](repeating: 0, count: last + 1)
        for row in rows {
            if let code = column.value(Int(row)).code, code < bandOfCode.count {
                perCode[code] += 1
                counts[bandOfCode[code]] += 1
            } else {
                counts[last] += 1
            }
        }
        var outcome = Outcome(labels: labels + [Self.notRecorded], counts: counts)
        if !share.isEmpty {
            func total(_ bares: [String]) -> Int {
                bares.reduce(0) { sum, bare in sum + (set.index(of: bare).map { perCode[$0] } ?? 0) }
            }
            let whole = among.isEmpty ? rows.count : total(among)
            let part = Outcome(share: total(share), of: whole)
            (outcome.value, outcome.numerator, outcome.denominator) =
                (part.value, part.numerator, part.denominator)
        }
        return outcome
    }
}
