namespace KnowledgePackages.Domain.Content;

/// <summary>That a resource cannot be opened any more, and what is shown instead.</summary>
/// <param name="Since">The day on which an editor found that out.</param>
/// <param name="SubstituteId">Id of the other resource; null where the substitute is only an address.</param>
/// <param name="SubstituteUrl">Where the substitute is; https, or as the other resource has it.</param>
public sealed record Unavailability(DateOnly Since, string? SubstituteId, Uri SubstituteUrl);
