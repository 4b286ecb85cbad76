import AnnexASchema

/// Which edition a return was made for, told by its headings.
struct EditionFit {
    let schema: Schema

    /// The edition whose columns the sheets have with the fewest missing and extra; the newest of equals.
    func best(for tables: [ListTable]) -> Edition? {
        guard !tables.isEmpty else { return nil }
        var best: (edition: Edition, misfit: Int)?
        for edition in schema.editions {
            var misfit = 0
            for table in tables {
                let present = Set(table.columns.filter(\.isPresent).map(\.definition.id))
                let wanted = Set(edition.lists[table.definition.number - 1].columns.map(\.id))
                misfit += present.symmetricDifference(wanted).count
            }
            if misfit <= best?.misfit ?? .max { best = (edition, misfit) }
        }
        return best?.edition
    }

    /// What was observed, but for columns that the return's edition never had.
    static func without(
        _ observations: [Observation], missing edition: Edition, newest schema: Schema
    ) -> [Observation] {
        observations.filter { observation in
            guard observation.kind == .requiredColumnMissing || observation.kind == .optionalColumnMissing,
                let list = observation.list, let field = observation.field
            else { return true }
            return edition.lists[list - 1].index(of: field) != nil
        }
    }
}
