package import AnnexASchema
internal import CalendarDays

/// Invents a return: a council's children from first contact to leaving care, none of them real.
package struct Synthesis: Sendable {
    private let schema: Schema
    private let edition: Edition
    private let options: SynthOptions

    /// A generator for an edition of the schema.
    package init(schema: Schema, edition: Edition, options: SynthOptions) {
        self.schema = schema
        self.edition = edition
        self.options = options
    }

    /// The return; equal options always make an equal return.
    ///
    /// Noise and layout change how it is written, never which children it tells of.
    package func make() -> SynthReturn {
        var simulation = Simulation(schema: schema, edition: edition, options: options)
        simulation.run()
        let rows = ListRows(
            windows: simulation.windows, children: simulation.children, adopters: simulation.adopters)
        var drafts = edition.lists.map(rows.draft)
        var planted: [FaultBench.Planted] = []
        if options.hasFaults {
            let bench = FaultBench(drafts, windows: simulation.windows)
            for fault in Fault.inRows { bench.plant(fault) }
            (drafts, planted) = bench.finished()
        }

        var random = SynthRandom(seed: options.seed, stream: 2)
        var pages = drafts.map { draft in
            let styles = options.noise.styles(of: draft.definition, edition: edition, &random)
            let headings = options.noise.headings(of: draft.definition, &random)
            return Page(draft, edition: edition, styles: styles, headings: headings, &random)
        }
        var planter = MistakePlanter(
            noise: options.noise, extracted: options.extracted, drafts: drafts,
            random: SynthRandom(seed: options.seed, stream: 3))
        planter.plant(in: &pages)
        let structural = options.hasFaults ? SynthFault.reshape(&pages, &planted) : []
        let (sheets, mistakes) = options.layout.sheets(pages, options: options, edition: edition)
        var made = SynthReturn(
            sheets: sheets, mistakes: mistakes, asAt: options.asAt, extracted: options.extracted)
        made.faults = planted.compactMap { SynthFault($0, in: made) }
        made.faults += structural.compactMap { SynthFault($0, in: made) }
        return made
    }
}
