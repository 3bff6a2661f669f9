# Checks a parameter file against its template, before Azure is asked: one sentence for each problem.
# Input: the file. $template: the template, $group: the resource group.

def kind: {
  "string": "string", "securestring": "string", "int": "number", "bool": "boolean", "array": "array", "object": "object",
  "secureobject": "object"
};

$template[0].parameters as $defined
| (.parameters | to_entries[]
  | .key as $key | .value.value as $value | $defined[$key] as $rule
  | if .value.reference then empty
    elif $rule == null then "\($key): the templates have no such parameter."
    elif ($value | type) != kind[$rule.type | ascii_downcase] or ($rule.type == "int" and $value != ($value | floor))
      then "\($key): the value must be of type \($rule.type)."
    elif ($rule.allowedValues and ($rule.allowedValues | index([$value]) | not))
      then "\($key): take one of \($rule.allowedValues | join(", "))."
    elif ($rule.minValue and $value < $rule.minValue) or ($rule.maxValue and $value > $rule.maxValue)
      then "\($key): at least \($rule.minValue // "any")\(if $rule.maxValue then ", at most \($rule.maxValue)" else "" end)."
    elif ($value | type) == "string" and (($value | length) < ($rule.minLength // 0) or ($value | length) > ($rule.maxLength // 10000))
      then "\($key): \($rule.minLength // 0) to \($rule.maxLength // 10000) characters."
    else empty end),
  (.parameters.containerName.value // "knowledge-packages"
    | select(test("^[a-z0-9](?!.*--)[a-z0-9-]*[a-z0-9]$") | not)
    | "containerName: small letters, digits and single hyphens, from a letter or digit to a letter or digit."),
  (.parameters.storageAccountName.value // "" | select(test("^([a-z0-9]{3,24})?$") | not)
    | "storageAccountName: 3 to 24 small letters and digits."),
  (.parameters.customDomain.value // ""
    | select(test("^([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+)?$") | not)
    | "customDomain: write the name alone, in small letters: packages.example.org."),
  (.parameters.allowedOrigins.value // [] | .[] | select(type != "string" or (test("^https://[^/\\s]+$") | not))
    | "allowedOrigins: write each website as https://host, without a path."),
  (.parameters.appServicePlanId.value // ""
    | select(. != "" and (test("^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.Web/serverfarms/[^/]+$"; "i") | not))
    | "appServicePlanId: this is no resource id of an App Service plan."),
  (.parameters | select(
      (.appServicePlanId.value // "") == "" and ((.appServicePlanSku.value // "B1") | startswith("B"))
      and (.instances.value // 1 | numbers) > 3)
    | "instances: a B plan has three at most; take a larger appServicePlanSku."),
  (.parameters | select(
      (.appServicePlanId.value // "") == "" and ((.appServicePlanSku.value // "B1") | startswith("B")) and .stagingSlot.value == true)
    | "stagingSlot: a B plan has none; take appServicePlanSku S1 or larger."),
  (.parameters.resourceGroupName.value // $group | select(. != $group)
    | "resourceGroupName: it differs from the resource group in metadata.")
