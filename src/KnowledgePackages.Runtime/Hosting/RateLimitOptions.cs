using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// The <c>RateLimits</c> section. All requests that a limit allows per minute may arrive at once, unless the limit's own description
/// states another burst.
/// </summary>
public sealed class RateLimitOptions : IValidatableObject
{
    private const int MaxRate = 1_000_000;

    /// <summary>
    /// Requests per minute from one address (IPv6: one /64 network) to each page and to the chat's token endpoint. A whole school may share
    /// an address. So the requests of a returning visitor count separately, and all visitors of the address together may send ten times as
    /// many requests.
    /// </summary>
    /// <value>Default 600.</value>
    public int AddressPerMinute { get; set; } = 600;

    /// <summary>
    /// Activities and new conversations per minute from the web clients of one address, in all their conversations together. A large
    /// activity counts as several activities.
    /// </summary>
    /// <value>Default 2400: 400 people who each tap every ten seconds. A sixth of the limit may arrive at the same time.</value>
    public int AddressActivitiesPerMinute { get; set; } = 2400;

    /// <summary>
    /// Activities per minute from one person in one conversation. The default is far more than a person can send by hand.
    /// </summary>
    /// <value>Default 600.</value>
    public int PersonPerMinute { get; set; } = 600;

    /// <summary>Checks that each limit is between 1 and 1,000,000.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        new[]
        {
            (nameof(AddressPerMinute), AddressPerMinute),
            (nameof(AddressActivitiesPerMinute), AddressActivitiesPerMinute),
            (nameof(PersonPerMinute), PersonPerMinute),
        }
            .Where(limit => limit.Item2 is < 1 or > MaxRate)
            .Select(limit => new ValidationResult(
                $"RateLimits:{limit.Item1} is not between 1 and {MaxRate}. Leave it out for the default."
            ));
}

[OptionsValidator]
internal sealed partial class RateLimitOptionsValidator : IValidateOptions<RateLimitOptions>;
