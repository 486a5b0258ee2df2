package com.plumbline.briefing.internal.writer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Wife is recovering from surgery|health", "Uses a wheelchair, bring the ramp|health", "Diabetic, keeps insulin in the fridge|health",
            "Pregnant with the second child|health", "Goes to church on Sundays|religion", "Observes Ramadan|religion", "A Jewish family|religion",
            "Hispanic family, speaks Spanish|ethnicity", "Immigrated ten years ago|ethnicity", "An asian couple|ethnicity",
            "Republican, sign in the yard|politics", "Voted for the mayor|politics", "Lives with his husband|orientation", "Recently divorced|orientation",
            "Daughter Emma plays soccer|children's names", "Kids: Liam and Noah|children's names", "Son named Jack|children's names", "Emma, 7, and her brother|children's names",
            "Household income is high|income", "Earns about 120,000|income", "Makes $90,000 a year|income", "Bad credit score|credit",
            "Behind on the mortgage|credit", "Bankruptcy in 2019|credit", "On probation|law"})
    void isRefused(String text, String kind) {
        assertThat(Sensitive.of(text)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Daughter plays soccer, the family leaves at 5:30 pm on weekdays", "Son leaves for college in August", "Retired teacher, loves the rose garden",
            "Works nights as a nurse, best reached after 2 pm", "Just had a baby in spring, please ring quietly", "Mother-in-law moved in downstairs",
            "House was built in 1978, galvanized lines upstairs", "Restores old motorcycles in the garage", "Customer was upset about the last arrival window",
            "Home warranty customer, collect the service fee of $75", "Rheem XG50, 13 years old (usual life about 11)", "Planning a kitchen remodel next spring",
            "Landlord pays, tenant lets us in", "Customer since: Aug 2025", "Water heater: Bradford White, 2 years old"})
    void isFineForABriefing(String text) {
        assertThat(Sensitive.of(text)).isEmpty();
    }
}
