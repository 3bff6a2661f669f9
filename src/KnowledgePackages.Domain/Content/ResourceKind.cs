namespace KnowledgePackages.Domain.Content;

/// <summary>The kind of a resource. Content files write the names in lower case with hyphens (<c>case-study</c>).</summary>
public enum ResourceKind
{
    /// <summary>A text that explains how to do something.</summary>
    Guide,

    /// <summary>A study or a policy text.</summary>
    Report,

    /// <summary>An example from another centre.</summary>
    CaseStudy,

    /// <summary>A thing to use: a template, a method, a website with functions.</summary>
    Tool,

    /// <summary>People and organisations to join.</summary>
    Network,

    /// <summary>Questions for a centre to assess itself.</summary>
    SelfAssessment,

    /// <summary>A recording.</summary>
    Video,

    /// <summary>Organised learning, online or in a room.</summary>
    Course,

    /// <summary>Figures to look up.</summary>
    Dataset,
}
