import AnnexADataset
import AnnexASchema

/// The conditions never hold together.
struct ContradictionCheck {
    let subject: Check.Subject
    let when: [Condition]

    func hits(_ asked: Asked, met: (Hit) -> Void) {
        switch subject {
        case .column(let id): for column in asked.present([id]) { hits(asked, at: column, met) }
        case .each(let ids): for column in asked.present(ids) { hits(asked, at: column, met) }
        case .types(let types, let except):
            for column in asked.table.columns
            where column.isPresent && types.contains(column.definition.type)
                && !except.contains(column.definition.id)
            {
                hits(asked, at: column, met)
            }
        case .firstFilled(let ids):
            let columns = asked.present(ids)
            guard let first = columns.first else { return }
            for row in asked.test(when).select(count: asked.table.rowCount).lazy.map(Int.init) {
                met(hit(asked, columns.first { !$0.value(row).isBlank } ?? first, row))
            }
        }
    }

    private func hits(_ asked: Asked, at column: ListColumn, _ met: (Hit) -> Void) {
        let conditions = when.map { $0.about(column.definition.id) }
        // a column that a condition asks about and the sheet lacks leaves the question unanswered
        guard asked.query.obstacle(to: conditions, list: asked.list) == nil else { return }
        for row in asked.test(conditions).select(count: asked.table.rowCount) {
            met(hit(asked, column, Int(row)))
        }
    }

    private func hit(_ asked: Asked, _ column: ListColumn, _ row: Int) -> Hit {
        let id = column.definition.id
        let others = Set(when.flatMap(\.columns)).filter { $0 != id && $0 != .standIn }.sorted()
        return Hit(
            list: asked.list, row: row, column: id, relatedColumns: others, related: elsewhere(asked, row))
    }

    /// The rows of other lists that the conditions found.
    private func elsewhere(_ asked: Asked, _ row: Int) -> [Place] {
        var places: [Place] = []
        for part in when.flatMap(\.parts) {
            guard case .matched(let match) = part,
                let population = asked.query.schema.populations[match.population],
                let other = asked.query.rows(
                    of: match.population, sharing: match.key, with: row, list: asked.list
                ).first
            else { continue }
            let table = asked.query.dataset.list(population.list)
            let column =
                match.near.first.flatMap { table.column($0.other) }
                ?? table.columns.first { $0.definition.role == .person }
            let place = table.place(row: Int(other), column: column)
            if !places.contains(place) { places.append(place) }
        }
        return places
    }
}
