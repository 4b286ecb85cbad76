internal import CalendarDays

/// An invented child and all that is known about it on the reference date.
///
/// Codes are short forms (`WBRI`); their template text comes with the edition.
struct Child: Sendable {
    let id: Int
    let gender: String
    let ethnicity: String
    /// Of an unborn child, the day it is expected.
    let birth: CalendarDay
    let disability: String
    let isUASC: Bool
    let worker: Worker
    var contacts: [Contact] = []
    var earlyHelp: [EarlyHelp] = []
    var referrals: [Referral] = []
    var assessments: [Assessment] = []
    var enquiries: [Enquiry] = []
    /// The latest episode of need.
    var need: Need?
    /// The latest child protection plan.
    var plan: Plan?
    /// The latest period of care.
    var care: Care?
    var leaving: CareLeaving?
    var adoption: Adoption?
    /// Nothing happens afterwards.
    var hasDied = false

    /// The worker and team of a family.
    struct Worker: Sendable {
        let team: String
        let name: String
        let adviser: String
    }
}

/// Someone told the council about a child.
struct Contact: Sendable {
    let date: CalendarDay
    let source: String
}

/// An early help assessment, and the help that follows while it is not completed.
struct EarlyHelp: Sendable {
    let start: CalendarDay
    let end: CalendarDay?
    let organisation: String
}

/// A contact that the council took up as a referral, or closed at once.
struct Referral: Sendable {
    let date: CalendarDay
    let source: String
    let isNFA: Bool
}

/// A statutory assessment.
struct Assessment: Sendable {
    let start: CalendarDay
    let seen: String?
    let authorised: CalendarDay?
    let isSupportNeeded: Bool
}

/// A section 47 enquiry and the conference it led to, if any.
struct Enquiry: Sendable {
    let date: CalendarDay
    /// Nil until decided.
    let isConferenceUnnecessary: Bool?
    let conference: CalendarDay?
    let ledToPlan: Bool
}

/// An episode of need.
struct Need: Sendable {
    let start: CalendarDay
    let code: String
    /// Whether the first assessment is still open.
    let isBeingAssessed: Bool
    var lastSeen: CalendarDay?
    let closed: CalendarDay?
    let reason: String
    /// Closed straight after assessment, which Ofsted does not want listed.
    let isLeftOut: Bool
}

/// A child protection plan.
struct Plan: Sendable {
    let start: CalendarDay
    let initialCategory: String
    let latestCategory: String
    let lastVisit: CalendarDay?
    let seenAlone: String
    let latestReview: CalendarDay?
    let end: CalendarDay?
    var wasEmergency: Bool
    let previousPlans: Int
}

/// A period of being looked after.
struct Care: Sendable {
    var start: CalendarDay
    var need = "N1"
    var isSecondPeriod = false
    var legalStatus = "C1"
    var legalStart: CalendarDay
    var latestReview: CalendarDay?
    var lastVisit: CalendarDay?
    var permanence: String?
    var lastIROContact: CalendarDay?
    var healthAssessment: CalendarDay?
    var dentalCheck: CalendarDay?
    var placements = 1
    var ceased: CalendarDay?
    var reason = "E8"
    var placementStart: CalendarDay
    var placementType = "U6"
    var provider = "PR1"
    var postcode: String?
    var urn: String?
    var isInside = true
    var authority: String?
    var missing = 0
    var absent = 0
    var interviewOffered: String?
    var interviewAccepted: String?
}

/// What a young person is entitled to after care, and how the council keeps in touch.
struct CareLeaving: Sendable {
    let eligibility: String
    let pathwayReview: CalendarDay?
    let inTouch: String
    let latestContact: CalendarDay?
    let accommodation: String?
    let isSuitable: Bool
    let activity: String?
}

/// A child's way to adoption.
struct Adoption: Sendable {
    let enteredCare: CalendarDay
    let decision: CalendarDay
    var placementOrder: CalendarDay?
    var matched: CalendarDay?
    var placed: CalendarDay?
    var order: CalendarDay?
    var reversal: CalendarDay?
    var reversalReason: String?
    var fosteringForAdoption: CalendarDay?
    var family: String?
}

/// One adult on the way to adopt.
struct Adopter: Sendable {
    let id: String
    let gender: String
    let ethnicity: String
    let disability: String
    let approval: Approval

    /// What a family's adopters share.
    struct Approval: Sendable {
        var family: String
        var isFostering = false
        var enquiry: CalendarDay
        var stage1Start: CalendarDay?
        var stage1End: CalendarDay?
        var stage2Start: CalendarDay?
        var stage2End: CalendarDay?
        var submitted: CalendarDay?
        var approved: CalendarDay?
        var matched: CalendarDay?
        var placed: CalendarDay?
        var childrenPlaced: Int?
        var order: CalendarDay?
        var left: CalendarDay?
        var leavingReason: String?
    }
}

/// The stretches of time that the lists cover.
struct Windows: Sendable {
    let asAt: CalendarDay
    /// Six months earlier.
    let half: CalendarDay
    /// Twelve months earlier.
    let year: CalendarDay

    init(asAt: CalendarDay) {
        self.asAt = asAt
        half = asAt.adding(months: -6)
        year = asAt.adding(months: -12)
    }

    func lists(_ contact: Contact) -> Bool { contact.date >= half }
    func lists(_ help: EarlyHelp) -> Bool { reaches(help.end) }
    func lists(_ referral: Referral) -> Bool { referral.date >= half }
    func lists(_ assessment: Assessment) -> Bool { reaches(assessment.authorised) }
    func lists(_ enquiry: Enquiry) -> Bool {
        enquiry.date >= half || enquiry.conference.map { $0 >= half } == true
    }
    func lists(_ need: Need) -> Bool { !need.isLeftOut && reaches(need.closed) }
    func lists(_ plan: Plan) -> Bool { reaches(plan.end) }
    func lists(_ care: Care) -> Bool { reaches(care.ceased) }

    /// Whether any list names the child.
    func list(_ child: Child) -> Bool {
        child.contacts.contains(where: lists) || child.earlyHelp.contains(where: lists)
            || child.referrals.contains(where: lists) || child.assessments.contains(where: lists)
            || child.enquiries.contains(where: lists) || child.need.map(lists) == true
            || child.plan.map(lists) == true || child.care.map(lists) == true
            || child.leaving != nil || child.adoption != nil
    }

    private func reaches(_ end: CalendarDay?) -> Bool { end.map { $0 >= half } ?? true }
}
