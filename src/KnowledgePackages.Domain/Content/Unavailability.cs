namespace KnowledgePackages.Domain.Content;

/// <summary>Marks a resource that can no longer be opened, with what is shown instead.</summary>
/// <param name="Since">The day on which an editor noticed it.</param>
/// <param name="SubstituteId">Id of the other resource; null where the substitute is only an address.</param>
/// <param name="SubstituteUrl">Address of the substitute; https, or as the other resource has it.</param>
public sealed record Unavailability(DateOnly Since, string? SubstituteId, Uri SubstituteUrl);
